/** Leaves a transaction, which undoes it, with the reason that its caller returns. */
export class Refused<Reason extends string> extends Error {
	readonly reason: Reason;

	constructor(reason: Reason) {
		super(reason);
		this.reason = reason;
	}
}
