import type { QueueOptions } from 'pg-boss';

/** What a job of each queue is told: ids, never words or addresses, which may be gone or secret by then. */
export type JobData = {
	/** Tells whoever it concerns that this comment was written. */
	'announce-comment': { commentId: number };
	'send-mail': { mailId: number };
	/** Publishes an accepted article, if its time has come. */
	'publish-article': { articleId: number };
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

/** Mail servers are away for longer: tried for most of a day, in the end once an hour. */
const FOR_A_DAY: QueueOptions = { ...PATIENT, retryLimit: 24, retryDelayMax: 60 * MINUTE };

export const QUEUES: Record<Queue, QueueOptions> = {
	'announce-comment': PATIENT,
	'send-mail': FOR_A_DAY,
	'publish-article': PATIENT
};

/** How many jobs of a queue one process does at the same time. */
export const AT_ONCE: Record<Queue, number> = {
	'announce-comment': 1,
	// Most of it is waiting for the mail server, which may be slow or dead.
	'send-mail': 5,
	'publish-article': 1
};
