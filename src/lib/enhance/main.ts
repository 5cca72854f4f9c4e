import { answerPollInPlace } from './poll-in-place.ts';
import { openKeyHelp, goByKey, followInThread } from './keys.ts';
import { keepDraft } from './keep-draft.ts';
import { foldAgain, keepFold } from './keep-folds.ts';
import { forgetRead, keepRead } from './keep-read.ts';
import { listenLive, showWaiting } from './live.ts';
import { moveRankInPlace } from './move-rank.ts';
import { rateInPlace } from './rate-in-place.ts';
import { proveWork } from './prove-work.ts';
import { noteQuote, replyInPlace } from './reply-in-place.ts';

// Everything here is an extra: each listener sits on the document, so that parts
// which are put in place later are enhanced as well.
// Shows what works only with script.
document.documentElement.dataset['enhanced'] = '';
document.addEventListener('submit', answerPollInPlace);
document.addEventListener('submit', rateInPlace);
document.addEventListener('submit', forgetRead);
document.addEventListener('pointerdown', noteQuote);
document.addEventListener('keydown', noteQuote);
document.addEventListener('click', replyInPlace);
document.addEventListener('click', moveRankInPlace);
document.addEventListener('click', followInThread);
document.addEventListener('click', openKeyHelp);
document.addEventListener('click', keepFold);
document.addEventListener('keydown', goByKey);
document.addEventListener('input', keepDraft);
addEventListener('pagehide', keepRead);
document.addEventListener('click', (event) => void showWaiting(event));
document.addEventListener('visibilitychange', listenLive);
listenLive();
foldAgain();
proveWork(document);
