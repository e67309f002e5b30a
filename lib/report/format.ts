/** `2026-01-01 00:05:08`, UTC. */
export function timeText(secondsSince1970: number): string {
  return new Date(secondsSince1970 * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** With thousands separated, and at most so many decimals. */
export function numberText(value: number, decimals = 2): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** US dollars, to the cent. */
export function moneyText(amount: number): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
