/** `2026-01-01 00:05:08`, UTC. */
export function timeText(secondsSince1970: number): string {
  return new Date(secondsSince1970 * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** With thousands separated, and at most so many decimals. */
export function numberText(value: number, decimals = 2): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** US dollars to the cent, or to as many decimals as a small price has. */
export function moneyText(amount: number, decimals = 2): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: decimals });
}

/** A share as percent: `12.5 %`; what is there is never shown as 0. */
export function percentText(share: number): string {
  return share > 0 && share < 0.0001 ? '< 0.01 %' : `${numberText(100 * share)} %`;
}
