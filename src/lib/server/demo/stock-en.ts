import type { Stock } from './stock.ts';

export const ENGLISH: Stock = {
	openers: [
		'Good question, and not only a technical one.',
		'Speaking as somebody who carries the pager:',
		'I have changed my mind on this twice.',
		'Let me add a view from a small cooperative.',
		'One thing is missing from this thread.',
		'Short answer first, reasons below.'
	],
	claims: [
		'A free system in a proprietary cage is only as free as the cage lets it be.',
		'The licence matters less than the way out.',
		'A cage to which you hold the key is a house.',
		'The layer below sees everything: memory, disk and network.',
		'The other way round, please: the proprietary guest in a free window.',
		'Price and freedom are two different columns.',
		'You may accept a dependency, as long as you call it by its name.',
		'What you cannot leave, you cannot negotiate.',
		'Open formats protect better than fine promises.',
		'Today’s convenience is tomorrow’s migration project.',
		'The performance argument died years ago.',
		'Refusing on principle sometimes makes room for something worse.',
		'A closed tool can be excellent and still be the wrong choice.',
		'Free software entered many companies through a proprietary back door.'
	],
	reasons: [
		'With a closed host nobody can check what it does with the memory of its guests.',
		'Security fixes come when the vendor decides, not when the hole is known.',
		'The contract is renewed every three years, always in the same direction.',
		'Without the source, a bug on the wrong floor is worked around, never fixed.',
		'The disk format is documented, and that changes everything.',
		'A team of three cannot look after three hypervisors.',
		'A telephone number reassures management; that is simply true.',
		'One discontinued product, and ten years of tooling go out of the window.',
		'What people learn on a free tool stays with them.'
	],
	experiences: [
		'Our migration took four months instead of two weeks.',
		'We ran on a closed host for five years, and then the price tripled.',
		'Forty machines on Xen since 2008, and no drama.',
		'I tried both in the same month with the same load and could not measure a difference.',
		'The only serious outage in ten years came from a power supply, not from a hypervisor.',
		'At school we learn on QEmu, because one can open it and look inside.',
		'We kept exactly one closed machine, for the payroll.',
		'On the day it broke, a mailing list answered before the support did.'
	],
	concessions: [
		'That said, I understand those who have to deliver on Monday.',
		'To be fair, the closed tool has the better manual.',
		'Not everybody has a team to maintain this.',
		'Free is not free of charge either.',
		'I would change my mind if the export format were guaranteed by contract.',
		'I may be wrong, and would gladly read a counter-example.'
	],
	questions: [
		'Has anybody managed the way back?',
		'How many of us have ever tested the exit plan?',
		'At which size does this argument stop holding?',
		'Who pays for it in the end?',
		'Does anyone have newer figures?',
		'Is the answer the same for a public service?'
	],
	agreements: [
		'Agreed, and I would go further.',
		'This is exactly what happened to us.',
		'Fair point; it made me change my vote.',
		'Thank you, such reports are rare.'
	],
	objections: [
		'I am not convinced.',
		'That forgets the cost of training.',
		'Not quite.',
		'You describe the best of cages, not the one that is for sale.',
		'The argument cuts both ways: read “abandoned” for “closed” and it still holds.'
	],
	blocks: [
		'Three criteria, in this order:\n\n1. being able to leave,\n2. being able to check,\n3. being able to pay.',
		'What I ask of a host:\n\n- a documented disk format;\n- a console that works when the network does not;\n- release notes that **say something**.',
		'To try without risk:\n\n```sh\nqemu-img convert -O qcow2 machine.vmdk machine.qcow2\nqemu-system-x86_64 -m 512 -hda machine.qcow2\n```',
		'| host | guest | verdict |\n| --- | --- | --- |\n| free | free | ideal |\n| free | closed | fine |\n| closed | free | let us talk |',
		'The check is one line:\n\n```python\nleavable = all(format.is_documented for format in disk_formats)\n```'
	]
};
