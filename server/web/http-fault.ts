/**
 * A request that the web layer itself refuses; `message` is a sentence for the reader's page. Faults of
 * the matter in hand are AppErrors instead.
 */
export class HttpFault extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpFault';
    this.status = status;
  }
}
