/**
 * How often a fair coin, tossed once for each of `one + other`, would fall at least as unevenly
 * as this: the exact two-sided binomial test with probability ½, from 0 to 1. No toss gives 1.
 *
 * The tail at the smaller side is summed from its largest term downwards, and doubled, which at ½
 * is exact by symmetry; both sides of an even split together would exceed 1.
 */
export function coinTail(one: number, other: number): number {
	const tosses = one + other;
	const fewer = Math.min(one, other);
	const chosen = logFactorial(tosses) - logFactorial(fewer) - logFactorial(tosses - fewer);
	let term = Math.exp(chosen - tosses * Math.LN2);
	let tail = 0;
	for (let heads = fewer; heads >= 0 && term > tail * Number.EPSILON; heads--) {
		tail += term;
		term *= heads / (tosses - heads + 1);
	}
	return Math.min(1, 2 * tail);
}

/** ln n!, from 20 on by Stirling's series: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.41. */
function logFactorial(n: number): number {
	if (n < 20) {
		let product = 1;
		for (let factor = 2; factor <= n; factor++) product *= factor;
		return Math.log(product);
	}
	const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
	return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}

/**
 * Upper tail of the chi-squared distribution: how often a value of at least `value`, from 0 on,
 * comes about with so many degrees of freedom, a whole number from 1 on. From 0 to 1.
 *
 * It is the incomplete gamma function Q(a, x) with a = degrees / 2 and x = value / 2 (Abramowitz &
 * Stegun 26.4.19), by its series (6.5.29) below a + 1, where that converges fast, and by its
 * continued fraction (6.5.31) above, as in Press et al., Numerical Recipes, section 6.2.
 */
export function chiSquaredTail(value: number, degrees: number): number {
	const [a, x] = [degrees / 2, value / 2];
	if (x <= 0) return 1;
	const front = Math.exp(a * Math.log(x) - x - logGamma(degrees));
	return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x);
}

/** ln Γ(halves / 2): half a whole number is all that is asked for, so a product ends at Γ(1) or Γ(½). */
function logGamma(halves: number): number {
	let sum = halves % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
	for (let at = halves - 2; at > 0; at -= 2) sum += Math.log(at / 2);
	return sum;
}

function gammaSeries(a: number, x: number): number {
	let term = 1 / a;
	let sum = term;
	for (let n = 1; term > sum * Number.EPSILON; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

/** Evaluated from the front by the method of Lentz, as modified by Thompson and Barnett (1986). */
function gammaFraction(a: number, x: number): number {
	let b = x + 1 - a;
	let c = Infinity;
	let d = 1 / b;
	let fraction = d;
	for (let n = 1; ; n++) {
		const numerator = n * (a - n);
		b += 2;
		d = 1 / (numerator * d + b);
		c = b + numerator / c;
		fraction *= c * d;
		if (Math.abs(c * d - 1) <= 4 * Number.EPSILON) return fraction;
	}
}
