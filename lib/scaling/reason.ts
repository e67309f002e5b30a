/** Why a decision is what it is: a code for programs, a sentence for people. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}
