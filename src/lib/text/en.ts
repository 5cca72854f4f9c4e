import type { Text } from './fr.ts';
import { account } from './en/account.ts';
import { amend } from './en/amend.ts';
import { article } from './en/article.ts';
import { comment } from './en/comment.ts';
import { count } from './en/count.ts';
import { data } from './en/data.ts';
import { elsewhere } from './en/elsewhere.ts';
import { embed } from './en/embed.ts';
import { factor } from './en/factor.ts';
import { feed } from './en/feed.ts';
import { follow } from './en/follow.ts';
import { front } from './en/front.ts';
import { mail } from './en/mail.ts';
import { method } from './en/method.ts';
import { minds } from './en/minds.ts';
import { moderation } from './en/moderation.ts';
import { notifications } from './en/notifications.ts';
import { option } from './en/option.ts';
import { outcome } from './en/outcome.ts';
import { poll } from './en/poll.ts';
import { review } from './en/review.ts';
import { search } from './en/search.ts';
import { site } from './en/site.ts';
import { steward } from './en/steward.ts';
import { tag } from './en/tag.ts';
import { write } from './en/write.ts';
import { translation } from './en/translation.ts';
import { correction } from './en/correction.ts';
import { held } from './en/held.ts';
import { history } from './en/history.ts';
import { removal } from './en/removal.ts';
import { link } from './en/link.ts';
import { quiet } from './en/quiet.ts';
import { proof } from './en/proof.ts';
import { headline } from './en/headline.ts';
import { robustness } from './en/robustness.ts';
import { series } from './en/series.ts';
import { twice } from './en/twice.ts';

export const en: Text = {
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
