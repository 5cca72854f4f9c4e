import type { QueueOptions } from 'pg-boss';

/** What a job of each queue is told: ids, never words or addresses, which may be gone or secret by then. */
export type JobData = {
	/** Tells whoever it concerns that this comment was written. */
	'announce-comment': { commentId: number };
};

export type Queue = keyof JobData;

const MINUTE = 60;

/** A job whose process died is begun again after two minutes at most; one that fails, eight times within some three hours. */
const PATIENT: QueueOptions = {
	expireInSeconds: 15 * MINUTE,
	heartbeatSeconds: MINUTE,
	retryLimit: 8,
	retryDelay: 30,
	retryBackoff: true,
	deleteAfterSeconds: 3 * 24 * 60 * MINUTE
};

export const QUEUES: Record<Queue, QueueOptions> = {
	'announce-comment': PATIENT
};
