import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The process lives; says nothing about the database. */
export const GET: RequestHandler = () => text('ok\n');
