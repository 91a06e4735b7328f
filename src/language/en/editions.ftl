### Editions, document control.

edition-auditor = The whole system
edition-auditor-about = Everything: definitions, verdicts, clauses, findings and evidence. For those who answer for the system and those who judge it.
edition-customer = For customers
edition-customer-about = What is promised, how to complain, and what happens when a promise is not kept. May be published.
edition-staff = For staff
edition-staff-about = The procedures step by step: who does what, by when, and what they may grant.

reference-read-by = Read by
reference-read-by-auditor = auditors
reference-read-by-customer = everybody
reference-read-by-staff = staff

control-approved = Approval
control-as-of = As of
control-about = About this page
control-author = Author
control-changed = What changed
control-digest = Source
control-draft = Draft, not in force
control-effective = In force from
control-heading = Document control
control-id = Document
control-in-force = In force
control-on-paper = a printed copy is not kept up to date
control-printed = uncontrolled when printed
control-retired = Retired
control-review = Next review by
control-status = Status
control-supersedes = Supersedes
control-to-be-approved = to be approved by { $role }
control-tool = Made by
control-until = In force until
control-version = Version

## Menus of the editions.

menu-charter = Our promises
menu-complain = How to complain
menu-forms = Forms
menu-recourse = If you are not satisfied
menu-procedures = What to do
menu-promises = Promises
menu-channels = Channels

## Words that several pages share.

edition-and = { $head } and { $last }
edition-all-customers = all our customers
edition-all-services = all our services
edition-all-complaint_categories = all complaints
edition-version = Version { $version }
edition-in-force = in force since { $date }
edition-will-apply = applies from { $date }
edition-review-due = reviewed again by { $date }
edition-staff-only = For staff. Not to be published.
hours-one-day = { $day }
hours-two-days = { $first } and { $last }
hours-days = { $first } to { $last }
hours-every-day = every day
hours-day-and-night = day and night
hours-span = { $from } to { $to }
hours-clock = { $hour }:{ $minute }
hours-clock-sharp = { $hour }:00
hours-cut-off = What arrives after { $hour } counts as received on the next open day.
hours-holidays = Closed on public holidays.
hours-holidays-of = Closed on public holidays ({ $country }).
hours-closed-on = Closed on { $date }
hours-closed-from = Closed from { $first } to { $last }
hours-business-days = What “business day” means
hours-business-days-are = A business day is a day on which we are open
contact-free = Free of charge
contact-basic-rate = Normal rate, no surcharge
contact-languages = We answer in
contact-waiting = Usual waiting time
contact-help = Help
contact-if-it-fails = If it fails

## The charter.

charter-title = Our promises to you
charter-none = We have not published any promise yet.
charter-others = Our other promises
charter-for-customers = For
charter-for-services = Services
charter-for-channels = When you use
charter-for-categories = Complaints about
charter-no-exception = No exceptions.
charter-exception = It does not apply if
charter-then = Then
charter-if-we-fail = If we do not keep it
charter-no-redress = No compensation goes with this promise. You can complain about it all the same.
charter-automatic = You do not have to ask.
charter-claim = To get it
charter-claim-until = within { $limit }
charter-policy = Our policy
charter-principles = What we hold to
charter-questions = Questions about these promises?
charter-complain = Something went wrong?
charter-complain-about = Tell us. Your complaint is read, answered, and helps us do better.
charter-complain-free = It costs you nothing.
charter-recourse-about = Our answer is not the last word: see who else can decide.

## How to complain.

complain-title = How to complain
complain-what-is = What we call a complaint
complain-where = Where to reach us
complain-charges = What it costs
complain-free = Complaining is free.
complain-tell = What to tell us
complain-tell-note = You need no legal words and no form: your own words are enough. Tell us:
tell-who = who you are and how we can reach you
tell-what = what happened, when, and with whom
tell-wish = what you expect from us
tell-papers = anything that helps us understand: a reference, an invoice, a photo, a message
complain-form = Fill in the complaint form
complain-next = What happens then
complain-next-note = Times are counted from the moment we receive your complaint, unless we say otherwise.
complain-step = Step
complain-step-acknowledged = We confirm that we have received it
complain-step-examined = We look into your complaint
complain-step-answered = We answer you, with our reasons
complain-step-followed-up = We ask you whether the matter is settled
complain-our-answer = our answer
complain-you-write = You complain
complain-limit = { $within } at most
complain-urgent = { $within } in the most urgent cases
complain-after = counted from
complain-told = We keep you informed every { $duration }.
complain-total = In all, you have our decision { $within } at most.
complain-pause = When the clock stops
complain-pause-at-most = { $duration } in all at most
complain-reminded = we remind you
complain-decision = What our answer tells you
decision-decision = what we decide
decision-reasons = why
decision-remedy = what you get
decision-next-level = whom you can turn to next here
decision-mediator = which body outside can help you
complain-automated = Decided by a program
complain-automated-note = In these cases a program decides alone. You may ask that a person looks at it again.
complain-help = Who can help you
complain-help-note = You may also be helped or represented by somebody you trust.
complain-data = Your data
complain-kept = We keep your file for { $duration } { $event ->
    [closed] after it is closed
    [received] after we received it
   *[other] and no longer
}.
complain-used-for = What they are used for
complain-privacy = Our privacy notice
complain-not-satisfied = Not satisfied with our answer?

## Not satisfied.

recourse-title = If our answer does not satisfy you
recourse-lead = You do not have to leave it at that. Here is what you can do, step by step.
recourse-steps = Step by step
recourse-start = This is where every complaint starts.
recourse-first = Our first answer
recourse-higher = A higher level in our organisation
recourse-when = When
recourse-or-after = or { $limit } after your complaint, without your having to ask again
recourse-answers = You have an answer { $within }.
recourse-outside = Outside our organisation
recourse-see = Contact and conditions
recourse-bodies = Who can help outside our organisation
recourse-none = At present we name no body outside our organisation that settles disputes. Your legal rights remain untouched.
recourse-rights = None of this takes away your right to go to court.
customer-disagrees = you do not agree with our answer
customer-final-refusal = we have refused for good
provider-apply = How to apply
provider-does = What it does
provider-facilitative = It helps both sides find an agreement.
provider-advisory = It recommends a solution.
provider-determinative = It decides.
provider-binding = The outcome is binding.
provider-not-binding = The outcome is not binding: you may refuse it.
provider-voluntary = You take part if you wish, and may withdraw.
provider-mandatory = Taking part is compulsory.
provider-free-will = Taking part
provider-cost = What it costs you
provider-free = Nothing: it is free for you.
provider-how-long = How long it takes
provider-duration = { $limit } at most
provider-duration-more = { $limit } at most, { $more } more for complex disputes
provider-time-limit = Until when
provider-until = { $duration } { $event ->
    [complaint] after your complaint
    [closed] after your file is closed
    [decision] after our decision
   *[other] at most
}
provider-covers = What it deals with
provider-remedies = What it can obtain
provider-independent = Why it is independent
provider-accredited = Approved by
provider-languages = Languages
provider-countries = Customers living in
provider-checked = Information checked on { $date }

## For staff.

staff-title = What to do, and when
staff-lead = The complaint procedures step by step, what each of us does and may grant, and what we promise.
staff-no-procedure = No complaint procedure is in force yet.
staff-roles = Who does what
staff-surveys = Listening to customers
staff-redress = If it is not kept
staff-no-redress = No redress is provided for.
staff-granted-by = Granted by
staff-answers = Answers for it
staff-need = The need behind it
staff-automatic = Given without a claim.
staff-contents = On this page
staff-receive = What a complaint is
staff-channels-lead = By these channels customers complain; a complaint made elsewhere counts just as much and is passed on.
staff-record = What to record
staff-assess = Assess and classify
staff-assessed-on = Look at
staff-priority = Priority
urgency-high = High urgency
urgency-medium = Medium urgency
urgency-low = Low urgency
staff-other-priorities = other cases
staff-always-first = Always P1
always-safety = safety
always-health = health
always-data-breach = data breach
staff-steps = Step by step
staff-step = Step
staff-who = Who
staff-by-when = By when
staff-customer = Complainant
staff-from-receipt = from receipt
staff-tell = Tell the complainant
staff-tell-every = Tell the complainant every { $duration }
staff-total = The whole
staff-clock = The clock
staff-clock-note = The day of receipt is day 0; a deadline ends with its last day. Business days are those of
staff-no-pause = The clock never stops.
staff-pause = The clock stops
staff-reminder = reminder
staff-after-step = after “{ $step }”
staff-investigate = Investigate
staff-never-by = Never by
staff-depth = How deep
staff-responses = What may be granted
staff-response = Response
staff-limit = Limit
staff-no-limit = no amount
staff-anyone = whoever answers
staff-decision = What the decision says
staff-escalate = When to pass it on
staff-or-after = or after { $limit }
staff-answer-due = Answer
staff-close = Close
staff-close-note = A complaint is closed when one of these holds.
staff-customer-accepts = the customer accepts
staff-options-exhausted = every way has been tried
staff-no-answer-after = { $n ->
    [one] no answer from the customer after one reminder
   *[other] no answer from the customer after { $n } reminders
}
staff-customer-disagrees = the customer does not agree
staff-final-refusal = the refusal is final
staff-confidential = Confidentiality and files
staff-access = Who may see the file
staff-kept = { $duration } { $event ->
    [closed] after closing
    [received] after receipt
   *[other] after “{ $event }”
}
staff-files-kept = Files are kept
staff-legal-basis = Legal basis
staff-used-for = What the data are used for
staff-then-survey = Once closed, we ask what the customer thinks
staff-outside = What customers read about this body
staff-role = Role
staff-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
staff-deputy = Deputy
staff-reports-to = Reports to
staff-stands-in-for = Stands in for
staff-answers-for = Answers for
staff-i-do = What I do
staff-i-do-nothing = No step of a procedure is assigned to this role.
staff-owns = I answer for this procedure.
staff-investigates = I look into complaints.
staff-sees-files = I may see the files; nobody learns of them from me.
staff-i-grant = What I may grant
staff-up-to = up to { $money }
staff-grants-up-to = Without asking anybody: up to { $money }.
staff-grants-no-money = No money: I put right, explain and apologise.
staff-settles = May settle a dispute on our behalf.
staff-for-promises = When a promise is not kept
staff-levels = When a complaint is passed on to me
staff-training = What I need to know
staff-training-due = Next training by
staff-feedback = What customers tell us
staff-results = I get the results of
staff-all-channels = How customers reach us
staff-survey-who = Whom we ask
staff-survey-how = How
staff-survey-choice = Chosen
staff-survey-sent = Sent
staff-sent = { $duration } after { $event ->
    [closed] the file is closed
   *[other] “{ $event }”
}
staff-survey-again = The same customer is not asked again within
staff-survey-anonymous = Answers are anonymous.
staff-survey-named = Answers are not anonymous: keep them confidential.
staff-survey-decides = What it helps decide
staff-survey-questions = Questions
staff-survey-report = Results go to
staff-survey-customers = How customers learn of them

## What a record holds.

recorded-id = Reference
recorded-customer = Who complains, and how to reach them
recorded-received-by = Who took it
recorded-received = When it arrived
recorded-channel = By which channel
recorded-nature = What it is about
recorded-remedy-sought = What the customer expects
recorded-priority = Priority
recorded-acknowledged = When receipt was acknowledged
recorded-answered = When we answered
recorded-resolved = When it was settled
recorded-decision = The decision
recorded-solution = The solution agreed
recorded-promised = Until when it was promised
recorded-measures = What was done
recorded-compensation = What was given
recorded-prevention = How to keep it from happening again
recorded-follow-up = When we asked whether it is settled
recorded-status = Where it stands
recorded-closed = When it was closed
recorded-closure-reason = Why it was closed

## Languages and countries.

language-name-fr = French
language-name-en = English
language-name-nl = Dutch
language-name-de = German
language-name-es = Spanish
language-name-it = Italian
language-name-pt = Portuguese
language-name-pl = Polish
language-name-ro = Romanian
language-name-bg = Bulgarian
language-name-cs = Czech
language-name-sk = Slovak
language-name-sl = Slovenian
language-name-hr = Croatian
language-name-hu = Hungarian
language-name-el = Greek
language-name-da = Danish
language-name-sv = Swedish
language-name-fi = Finnish
language-name-et = Estonian
language-name-lv = Latvian
language-name-lt = Lithuanian
language-name-mt = Maltese
language-name-ga = Irish
language-name-lb = Luxembourgish
language-name-no = Norwegian
language-name-uk = Ukrainian
language-name-ru = Russian
language-name-tr = Turkish
language-name-ar = Arabic
language-name-zh = Chinese
language-name-ja = Japanese
country-at = Austria
country-be = Belgium
country-bg = Bulgaria
country-ca = Canada
country-ch = Switzerland
country-cy = Cyprus
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-ee = Estonia
country-es = Spain
country-eu = the European Union
country-fi = Finland
country-fr = France
country-gb = the United Kingdom
country-gr = Greece
country-hr = Croatia
country-hu = Hungary
country-ie = Ireland
country-is = Iceland
country-it = Italy
country-li = Liechtenstein
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-mt = Malta
country-nl = the Netherlands
country-no = Norway
country-pl = Poland
country-pt = Portugal
country-ro = Romania
country-se = Sweden
country-si = Slovenia
country-sk = Slovakia
country-us = the United States
