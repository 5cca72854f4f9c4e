import { account } from './fr/account.ts';
import { amend } from './fr/amend.ts';
import { article } from './fr/article.ts';
import { comment } from './fr/comment.ts';
import { count } from './fr/count.ts';
import { data } from './fr/data.ts';
import { elsewhere } from './fr/elsewhere.ts';
import { embed } from './fr/embed.ts';
import { factor } from './fr/factor.ts';
import { feed } from './fr/feed.ts';
import { follow } from './fr/follow.ts';
import { front } from './fr/front.ts';
import { mail } from './fr/mail.ts';
import { method } from './fr/method.ts';
import { minds } from './fr/minds.ts';
import { moderation } from './fr/moderation.ts';
import { notifications } from './fr/notifications.ts';
import { option } from './fr/option.ts';
import { outcome } from './fr/outcome.ts';
import { poll } from './fr/poll.ts';
import { review } from './fr/review.ts';
import { search } from './fr/search.ts';
import { site } from './fr/site.ts';
import { steward } from './fr/steward.ts';
import { tag } from './fr/tag.ts';
import { write } from './fr/write.ts';
import { translation } from './fr/translation.ts';
import { correction } from './fr/correction.ts';
import { held } from './fr/held.ts';
import { history } from './fr/history.ts';
import { removal } from './fr/removal.ts';
import { link } from './fr/link.ts';
import { quiet } from './fr/quiet.ts';
import { proof } from './fr/proof.ts';
import { headline } from './fr/headline.ts';
import { robustness } from './fr/robustness.ts';
import { series } from './fr/series.ts';
import { twice } from './fr/twice.ts';

export const fr = {
	account,
	amend,
	article,
	comment,
	count,
	data,
	elsewhere,
	embed,
	factor,
	feed,
	follow,
	front,
	mail,
	method,
	minds,
	moderation,
	notifications,
	option,
	outcome,
	poll,
	review,
	search,
	site,
	steward,
	tag,
	write,
	translation,
	correction,
	held,
	history,
	removal,
	link,
	quiet,
	proof,
	headline,
	robustness,
	series,
	twice
};

/** The shape that every language has: a missing text is a type error. */
export type Text = typeof fr;
