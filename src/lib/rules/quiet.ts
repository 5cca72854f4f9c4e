/**
 * Whether nobody can comment any more.
 *
 * @param quietFor whole days since the last comment or, before it, the publication
 * @param days without a comment after which a thread closes; 0: it never does
 */
export const isThreadQuiet = ({
	quietFor,
	quietDays
}: {
	quietFor: number;
	quietDays: number;
}): boolean => quietDays > 0 && quietFor >= quietDays;
