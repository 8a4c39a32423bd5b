# Words of the pages. The same ids in every language; a test looks for missing and unused ones.

## 
service = Project Memory
skip-content = Skip to content
nav-main = Main menu
nav-menu = Menu
nav-language = Language
nav-crumbs = Where you are
nav-home = Front page
nav-models = Operating models
nav-projects = Projects
nav-indicators = Indicators
nav-help = Help
nav-desk = Workspace
nav-signin = Sign in
nav-signout = Sign out
foot-accessibility = Accessibility
foot-privacy = Privacy
foot-open-data = Open data
foot-easy = Easy read
foot-about = About
foot-query = The query of this page
foot-print = Print or save as PDF
foot-data =
    { $n ->
        [one] Data of { $time } · { $n } event
       *[other] Data of { $time } · { $n } events
    }
asof-band = You are viewing the situation as it was on { $time }.
asof-back = Return to now
asof-label = Show the page as it was on
asof-show = Show
only-fi = This content is available only in Finnish.
only-sv = This content is available only in Swedish.
only-en = This content is available only in English.
list-more = Show the next ones
span-until = –{ $end }
span-unknown = time not known
season-winter = winter { $year }
season-spring = spring { $year }
season-summer = summer { $year }
season-autumn = autumn { $year }

## 
error-title = Error:
error-head = Fix these to continue
error-reference = Reference { $code }
error-form = A part that is needed is empty or in the wrong form.
error-missing = Fill in this field
error-no-day = Write a day, for example 2026-05-04
error-no-number = Write a number, for example 0.45
error-no-whole-number = Write a whole number
error-no-choice = Choose one of the options
error-404-title = Page not found
error-404 = There is nothing at this address. Perhaps you are looking for one of these.
error-version = This model has no version { $n }.
error-version-model = See the newest version of the model
error-sought = There is no model by this name. It may be called something else: search the library.
error-400-title = The address was not understood
error-400 = The address holds something that this page does not understand, such as a day that does not exist. Remove its end from the question mark on.
error-future = This moment has not come yet. Choose one that has passed.
error-then = You saw an earlier moment, which cannot be changed. Nothing was saved. Go back to the present and make the change there.
error-403-title = You do not have access to this
error-403 = The project's manager or the programme's administrator can grant it. If you were filling in a form, go back and send it again.
error-not-yours = People write on this page for the project. You do not have the right to do so in this project.
error-not-yours-who = The project's manager or the programme's administrator can grant it. The project's public information is on its own page.
error-500-title = The page cannot be shown just now
error-500 = Something is broken on our side. Nothing was lost. Try again in a moment.

## 
home-title = What projects promised – and what came of it
home-lead = Operating models developed with public money, their goals, measurements and results. Nothing is overwritten: you also see what was known at any time.
home-models =
    { $n ->
        [one] operating model
       *[other] operating models
    }
home-projects =
    { $n ->
        [one] project
       *[other] projects
    }
home-indicators =
    { $n ->
        [one] indicator
       *[other] indicators
    }
home-browse-models = Browse the library
home-browse-projects = Browse projects
home-browse-indicators = See the movement
home-now = Reporting now
home-latest = Latest publications
home-filed =
    { $n ->
        [one] { $n } self-assessment
       *[other] { $n } self-assessments
    }
home-assessment = Self-assessment, { $round }
home-model = Operating model, version { $n }
home-open = Promises without an outcome
home-open-count =
    { $n ->
        [one] { $n } open promise in all
       *[other] { $n } open promises in all
    }
home-themes = Popular themes:
home-no-projects = There are no projects in the service yet.
home-nothing = There are no operating models in the service yet.
home-no-promises = Every promise has a recorded outcome.
round-due = { $round }, due { $day } (situation on { $state })

## 
search-label = Search
search-library = Search the library
search-button = Search
search-hint = For example family centre or access to care
search-none = No results for “{ $q }”.
search-none-help = Remove filters or try a shorter word.
search-everywhere = Search the whole service
search-projects =
    { $n ->
        [one] Search in projects too ({ $n } project)
       *[other] Search in projects too ({ $n } projects)
    }
library-copy = Copy link
library-copied = The link has been copied.
search-forms = The search also finds the forms: { $forms }
search-also = Also searched as: { $names }
search-exact = Search exactly as written
search-not-exact = Search other forms too
search-relaxed = No model has all the words, so you see partial matches.
search-parts = No model has the word as such, so you see models that have its parts.
search-beginning = No model has the word as such, so you see models with a word that begins like this: { $q }
search-spelled = Showing results for “{ $meant }”. Nothing was found for “{ $q }”.
search-asking = Searching…
hit-in = Match: { $field }
hit-name = name
hit-place = place
hit-county = wellbeing services county
hit-target-group = target group
hit-theme = theme
hit-funder = funder
hit-project = project
hit-reason = reason for the state
hit-learned = what was learned
search-meant = Did you mean:
search-incomplete = The search is being updated just now, so results may be missing.
search-fail = Search is not working right now. You are seeing the previous results.
finder-suggestions = Suggestions
facet-title = Filter
facet-state = State
facet-area = Wellbeing services county
facet-group = Target group
facet-theme = Theme
facet-lang = Language
facet-year = Since year
facet-chosen = Chosen filters
facet-remove = , remove this filter
facet-without =
    { $n ->
        [one] { $facet }: 1 model without this filter
       *[other] { $facet }: { $n } models without this filter
    }
facet-evidence = Evidence
facet-apply = Filter
facet-clear = Remove all filters
sort-label = Sort by
sort-apply = Sort
evidence-yes = Measured
evidence-no = Not measured
evidence-any = All
library-lead = What has been tried and taken into use around the country – and what was not continued.
library-none = There are no operating models with these filters.
measured-times =
    { $n ->
        [one] Measured { $n } time
       *[other] Measured { $n } times
    }
claimed-times =
    { $n ->
        [one] { $n } claim without a number
       *[other] { $n } claims without a number
    }
no-measurement = No measurements
count-models =
    { $n ->
        [one] { $n } operating model
       *[other] { $n } operating models
    }
count-projects =
    { $n ->
        [one] { $n } project
       *[other] { $n } projects
    }
count-adoptions =
    { $n ->
        [one] { $n } adoption
       *[other] { $n } adoptions
    }
adoptions-planned =
    { $n ->
        [one] { $n } planned
       *[other] { $n } planned
    }
adoptions-ended =
    { $n ->
        [one] { $n } has ended
       *[other] { $n } have ended
    }

## 
model-state-idea = Idea
model-state-developed = In development
model-state-trialled = On trial
model-state-described = Described
model-state-in-use = In use
model-state-spread = Spread
model-state-not-continued = Not continued
model-state-archived = Archived
model-sort-name = Name
model-sort-relevance = Relevance
model-sort-changed = Newest change
model-sort-most-adopted = Most adoptions
model-sort-best-measured = Best measured
project-state-planned = Planned
project-state-funded = Funded
project-state-running = Running
project-state-paused = Paused
project-state-ended = Ended
project-state-closed = Closed
project-state-archived = Archived
project-state-cancelled = Cancelled
filing-not-open = Not open yet
filing-awaited = Awaited
filing-missing = Missing
filing-on-time = Sent on time
filing-late = Sent late
filing-imported = Imported from an older source
review-filed = Filed
review-withdrawn = Withdrawn
review-in-review = In review
review-returned = Returned
review-accepted = Accepted
answer-answered = Answered
answer-unchanged-confirmed = No change since the last period
as-nochange-pub = No change since the last period (confirmed { $day })
as-nochange-earlier = Read the earlier text
answer-cannot-assess = Cannot be assessed
answer-heading-only = Heading only
answer-unanswered = No answer
round-state-planned = Planned
round-state-open = Open
round-state-overdue = Past due
round-state-closed = Closed
round-state-reopened = Reopened
round-kind-baseline = Baseline
round-kind-half-year = Half-year
round-kind-annual-imported = Year (imported)
promise-kind-milestone = Milestone
promise-kind-deliverable = Deliverable
promise-kind-target = Target
promise-pending = Pending
promise-overdue = No recorded outcome
promise-not-known = Not known
promise-delivered = Achieved
promise-dropped = Not achieved
publication-report = Report
publication-handbook = Handbook
publication-release = Press release
publication-news = News
publication-plan = Plan
publication-presentation = Presentation
publication-video = Video
publication-web-page = Web page
publication-other = Other publication
group-all = all professions
group-doctors = doctors
group-nurses = nurses
group-dentists = dentists
group-dental-hygienists = dental hygienists
group-social-workers = social workers
group-therapists = therapists
group-other = other professions
movement-improved = improved
movement-worsened = worsened
movement-unchanged = unchanged
movement-not-comparable = not comparable
movement-first = first measurement
direction-higher-is-better = Higher is better
direction-lower-is-better = Lower is better
direction-neutral = The direction does not tell what is better
adoption-planned = Adoption planned
adoption-adopted = Adopted
adoption-adapted = Adapted
adoption-ended = Use has ended
lineage-derived-from = Developed further
lineage-replicated-in = Replicated elsewhere
lineage-continues-as = Continues as
lineage-merged-into = Merged into
lineage-supersedes = Supersedes
phase-understand = Discover and understand
phase-try = Imagine and try
phase-share = Take into use and share
section-operating-environment = Operating environment
section-starting-point = Starting point
section-needs = Needs
section-co-development = Co-development
section-intended-change = Intended change
section-measuring-change = Measuring the change
section-ideas = Ideas
section-trials = Trials
section-client-understanding = Understanding of clients
section-core-idea = Core idea
section-conditions = Conditions for it to work
section-results = Results
relation-continues-in = Continues in
relation-preceded-by = Preceded by
relation-part-of = Part of
language-fi = Finnish
language-sv = Swedish
language-en = English
role-reader = Reader
role-writer = Writer
role-project-manager = Project manager
role-funder-viewer = Funder
role-funder-reviewer = Reviewer
role-programme-administrator = Programme administrator
role-auditor = Auditor
role-operator = Operator
party-coordinator = coordinator
party-implementer = implementer
party-service-provider = service provider
party-pilot-site = pilot site
party-expert = expert
party-chair = chair
party-member = member
party-other = other task
at-least = at least
claim-without-number = claim without a number
rating-imported = No rating
promise-days-late =
    { $n ->
        [one] ({ $n } day late)
       *[other] ({ $n } days late)
    }
promise-days-over =
    { $n ->
        [one] ({ $n } day past due)
       *[other] ({ $n } days past due)
    }

## 
model-version = Version { $n }
model-no-version = No description has been published yet
model-old-version = You are reading version { $n }. There is a newer one.
model-open-all = Open all
model-learned = What was learned:
model-in-use = Where it is used
model-not-adopted = This model has not been taken into use elsewhere yet.
model-see-adoption = See how it spread
model-more-adoptions = + { $n } more: see how it spread
model-results = Results
model-where = Where it comes from
model-short = In short
model-who-for = Who it is for
model-what-changes = What changes
model-what-it-needs = What it needs
model-cost = What it costs
model-cost-unknown = The cost is not known.
model-path = Path of development
model-path-count = { $a } of { $b } parts recorded
model-not-written = Not recorded yet: { $list }.
model-lineage = What it came from and what came of it
model-versions = Versions
model-sources = Sources and attachments
model-sources-count =
    { $n ->
        [one] { $n } source
       *[other] { $n } sources
    }
model-sources-dead =
    { $n ->
        [one] { $n } link does not work
       *[other] { $n } links do not work
    }
model-sources-of = Documents of the project:
model-ask = Ask about this model
model-ask-who = The question goes to those who run the service, and they take it to those who made the model. Nobody’s own address is shown.
model-ask-what = What would you like to know?
model-ask-send = Send the question
model-place = Place
model-adoptions = Adoptions
model-summary = Summary
lineage-from = Based on
lineage-to = Developed into
lineage-more = The chain goes on further. Open a model to see the next ones.
not-yet = This has not been recorded yet.
cite = Cite this
funder = Funder
compare-title = Compare two models
compare-add = Compare with another model
compare-first = Find the first model
compare-second = Find the second model
compare-chosen = Models chosen to compare
compare-remove = , remove from the comparison
compare-take = Add to the comparison:
compare-narrow = You see the first { $n }. Add words to narrow them down.
compare-differences = Show differences only
compare-go = Compare
compare-pick = Add to comparison:
compare-full = You can compare two models.
compare-dropped = Left out: { $models }.
compare-count = Comparison: { $n } chosen
compare-more = Compare (choose one more)
compare-what = Part
compare-same = the same
compare-unknown = There is no model “{ $model }”.
compare-itself = The model “{ $model }” cannot be compared with itself. Choose another model.
compare-empty = Choose two models to see them side by side.
adoption-title = Spread
adoption-at = As on the day

## 
projects-lead = Every project stays here: what it promised, what it measured and how it judged its own results.
projects-none = There are no projects with these filters.
facet-programme = Programme
facet-funder = Funder
facet-project = Project
project = Project
project-parts = Parts of the project
tab-overview = Overview
tab-goals = Goals
tab-assessments = Self-assessments
tab-timeline = Timeline
tab-documents = Documents
tab-log = Log
archived = Archived. We no longer update this page.
project-host = Led by
project-grant = State grant
project-promised = What was promised
project-outcome = What came of it
project-latest = Latest self-assessment: { $round }
project-continues = Where the work comes from and goes on
project-placeholder = the project is not in the service yet
project-no-models = No operating models have been recorded for the project.
project-partners-on = Partners on { $day }
project-partners-at = Partners on
project-partners =
    { $n ->
        [one] { $n } partner
       *[other] { $n } partners
    }
project-map = Partners by county
project-map-how = The wellbeing services counties about where they lie, and how many partners of the list are in each. The county is read from the name of the partner.
project-subs = Sub-projects
goal = Goal
rating = Rating
read-on = Read on
fresh = Last changed { $day }
goals-none = No goals have been recorded.
goal-wordings = Show the wordings ({ $n })
valid-from = from { $day }
promises = Promises
promises-none = No promises have been recorded.
promise-record = Record outcome
due = due
source = source
clock-status = Situation
clock-recorded = Recorded
value = Value
cases = n
movement = Change
provisional = provisional
replaced = Replaced
withdrawn = Withdrawn
measured-none = No measurements. The project can record them in its workspace.
assessments-none = There are no self-assessments.
assessment-answered = { $a } of { $b } goals answered
assessment-headings =
    { $n ->
        [one] { $n } heading only
       *[other] { $n } headings only
    }
assessment-title = Self-assessment { $round }
assessment-compare = Compare with round
assessment-through = The goal through the rounds
assessment-cite = The address shows the self-assessment later, too, as it was at that moment.
assessment-compare-none = do not compare
assessment-summary = Summary
assessment-overall = Overall
filing-nothing = Nothing filed
words =
    { $n ->
        [one] { $n } word
       *[other] { $n } words
    }
who-could = Who can assess it
diff-same = Same text as in round { $round }.
diff-signs = The words are the same, but the punctuation differs.
diff-stat =
    { $a ->
        [one] { $a } word of { $b } changed.
       *[other] { $a } words of { $b } changed.
    }
diff-add = added:
diff-del = removed:
diff-list = Changes as a list
diff-before = Earlier text
diff-after = This text
timeline-type = Show
timeline-assessment = Self-assessments
timeline-promise = Promises
timeline-publication = Publications
timeline-grant = State grant
timeline-meeting = Meetings
timeline-host = The lead changed
timeline-begins = The project began
timeline-ends = The project ended
timeline-none = No events with this filter.
documents-none = No documents have been recorded.
link-dead = This link no longer works
link-seen = last worked { $day }
link-try = Try anyway
link-unchecked = The link has not been checked.
link-archived = Stored copy
log-title = Who said what and when
log-count =
    { $n ->
        [one] { $n } event. Nothing was deleted or changed afterwards.
       *[other] { $n } events. Nothing was deleted or changed afterwards.
    }
log-event = Event
log-happened = Happened
log-hash = Hash
noun-programme = Programme
noun-round = Round
noun-project = Project
noun-assessment = Self-assessment
noun-discussion = Discussion
noun-indicator = Indicator
noun-series = Series of measurements
noun-promise = Promise
noun-grant = Grant
noun-publication = Publication
noun-meeting = Meeting
noun-risk = Risk
noun-comment = Comment
noun-person = User
noun-model = Operating model
noun-adoption = Adoption
noun-lineage = Lineage of a model
noun-source-text = Source text

## 
nav-programmes = Programmes
programmes-none = No programmes have been recorded.
programme-goals = What the programme aims at
programme-rounds = Reporting rounds
programme-scale = Rating scale
programme-no-projects = The programme has no projects.
round = Round
rounds-none = No rounds have been planned.
indicators-lead = What the numbers tell, what they do not, and where they were measured.
indicators-none = No indicators have been defined.
indicator-unit = Unit
indicator-direction = Direction
indicator-range = Range
indicator-cap = Cap
indicator-together = How numbers are put together
indicator-definition = Definition
indicator-version = version { $n }
indicator-how = How the number is computed
indicator-targets = Targets
indicator-seen = Measurements
indicator-count =
    { $n ->
        [one] { $n } measurement
       *[other] { $n } measurements
    }
indicator-place = Place and profession
aggregation-sum = The numbers are summed
aggregation-mean-weighted-by-cases = Mean weighted by cases
aggregation-pooled = Numerators and denominators are pooled
aggregation-median-of-units = Median of units
aggregation-never = The numbers are not put together
at-most = at most
coci-how = COCI tells how often a patient meets the same professional: what share of the pairs of the patient's visits are with one and the same. It is computed for each patient with at least two visits, and averaged. N is the patient's visits, n the visits to one professional. With five patients whose visits are (2,1), (4), (1,1,1), (3,1) and (1), the last is left out and the result is 0.458.
t3-how = T3 is the number of days to the third free non-urgent appointment. One number is taken of each professional, and the unit's result is their median. Only calendar days are compared.

## 
search-title = Search
found-model = Operating models
found-project = Projects
found-indicator = Indicators
found-promise = Promises
found-assessment = Self-assessments
found-publication = Documents
search-none-of-kind = No results.
search-all-of-kind = Show all { $n }
search-first-of-kind = You see the first { $n }. Add words to leave others out.
search-found =
    { $n ->
        [one] { $n } result
       *[other] { $n } results
    }
about-title = About the service
about-lead = Project Memory keeps what was developed with public money, what was promised and what came of it.
about-what-h = How the service works
about-what-1 = Every record is an event that is never changed or deleted. A correction is a new event, and the old one is shown beside it.
about-what-2 = That is why every page can be shown as it was on any day.
about-names-h = The name in three languages
about-names-1 = The service is called Hankemuisti in Finnish, Projektminnet in Swedish and Project Memory in English.
easy-title = Easy read
easy-lead = This page tells about the service in easy language.
easy-what-h = What is this service?
easy-what-1 = The state gives money to projects. A project is work that has a beginning and an end.
easy-what-2 = A project promises to do something. It can promise, for example, that people see a doctor sooner.
easy-what-3 = In this service you see what a project promised. You also see what it achieved.
easy-find-h = How do I find information?
easy-find-1 = Write a word in the search. The word can be, for example, family centre.
easy-find-2 = Then press the button Search. The page shows projects and operating models.
easy-help-h = If something does not work
easy-help-1 = Tell us. The page Accessibility says how.
privacy-title = Privacy
privacy-lead = The service tells about projects, not about people.
privacy-kept-h = What we keep
privacy-kept-1 = Of those who sign in we keep the name, the e-mail address and the rights. The name is shown only to others who signed in. What one follows and what one was told is shown to nobody else.
privacy-kept-2 = Of readers we keep nothing, unless they send feedback: then the message is kept, and the address if one is given. There is no tracking and no content from other services.
privacy-log-h = Events and names
privacy-log-1 = Lasting events hold an identifier only. The name is in a separate register and can be removed; then it says Former user.
privacy-device-h = What stays on your device
privacy-device-1 = Those who sign in have one necessary cookie, which ends when they sign out. Text that the service has not got yet stays on the device until it is saved; you see and remove it on your own page. On a reader's device nothing stays.
privacy-rights-h = Your rights
privacy-rights-1 = You can ask the administrator of the service to see, correct or remove your data.
accessibility-title = Accessibility
accessibility-lead = Everyone must be able to read and use this service. This statement tells how well that holds.
access-how-h = How the service meets the requirements
access-how-1 = The aim is levels A and AA of WCAG 2.1. Pages work by keyboard, with a screen reader, at a width of 320 pixels and without scripts.
access-how-2 = Colour is never the only way to say a thing, and every piece in another language is marked with it.
access-lacks-h = What is not accessible yet
access-lacks-1 = Some texts of projects are only in Finnish. The page says so. Old documents that are linked are not always accessible.
access-tell-h = Tell about a fault
access-tell-1 = Tell the administrator of the service. We answer within 14 days.
access-tell-2 = If the answer is not enough, you can complain to the supervising authority.
help-title = Help
help-lead = Short instructions for what is done here most.
help-contents = Contents
help-answer-h = How to answer a goal
help-answer-1 = Choose a rating, say what happened and what came of it, and point at what it is based on.
help-answer-2 = “No change” and “Cannot be assessed” are answers when you give a reason. There is no need to copy old text.
help-coci-h = How to compute COCI and T3
help-coci-1 = COCI is computed for each patient from the visits, (Σ n² − N) / (N (N − 1)), where N is the patient’s visits and n the visits to the same professional, and the result is the mean over patients. T3 is the median of the third free times in the unit’s appointment books. The page of an indicator has its definition, formula and an example.
help-coci-2 = No patient data is sent to the service: only the number, the count of cases and the method are recorded.
help-notice-h = What does a notice mean?
help-notice-1 = A notice is a question, not a verdict. It arises, for example, when a text is the same as last time.
help-notice-2 = A notice does not prevent sending. You can answer it, and the answer is shown beside it.
help-asof-h = How do I see what was known earlier?
help-asof-1 = Choose a day at the foot of the page. It then shows what had been recorded by the end of that day.
help-asof-2 = The address holds the day, so the link shows others the same.
help-cite-h = How do I cite a model?
help-cite-1 = At the end of a model's page there is a citation. It always has the number of the version.
help-cite-2 = Its address shows the same version even after a newer one is published.
open-data-title = Open data
open-data-lead = Everything you see on the pages you can also get for machines – with the same query.
open-ask-h = Ask with GraphQL
open-ask-1 = No account is needed. The address is
open-try = Try a query
open-examples-h = Examples
open-example = Open the query
open-example-reader = For a reader: operating models with filters
open-example-manager = For a project manager: self-assessments by round
open-example-funder = For a funder: a programme, its rounds and projects
open-terms-h = Terms and limits
open-terms-1 = The data may be used freely when the source is named.
open-terms-2 = One query may read a limited amount of data. One that is too large gets a clear answer, not a failure.
explorer-title = Query
explorer-lead = Edit the query and run it. Without script the answer opens as a page of its own.
explorer-query = Query
explorer-variables = Variables (JSON)
explorer-operation = Name of the operation
explorer-run = Run
explorer-answer = Answer
signin-title = Sign in
signin-next = After signing in you go on to { $path }.
signin-address = E-mail address
signin-password = Password
signin-failed = Signing in did not succeed
signin-refused = The address or the password is not right. Check them and try again.
signin-too-many = There have been too many attempts. Wait a moment and try again.
signin-ended = Your session ended
signin-again = Sign in again.
signin-other = Try again.
signin-why = Reading needs no sign-in. The project's manager or the programme's administrator can invite you.
desk-nothing = You have no rights in projects or programmes yet.
outcome-title = Record outcome
outcome-what = What became of the promise?
outcome-year = Year
outcome-month = Month (1–12, if known)
outcome-day = Day (if known)
outcome-value = Amount reached
outcome-reason = Why was it not achieved?
outcome-source = How is this known?
outcome-source-hint = For example a report and page, or the minutes of a meeting.
outcome-save = Save the outcome
outcome-has = The outcome has already been recorded.

## 
event-programme-launched = The programme began
event-programme-goal-defined = A benefit goal was defined
event-programme-goal-reworded = A benefit goal was reworded
event-programme-scale-set = The rating scale was set
event-round-planned = The round was planned
event-round-rescheduled = The round was rescheduled
event-round-extended = An extension was granted
event-round-reminded = Projects were reminded
event-round-closed = The round was closed
event-round-reopened = The round was reopened
event-project-registered = The project was registered
event-project-renamed = The project was renamed
event-project-described = The project was described
event-project-operating-time-changed = The project's time changed
event-project-host-transferred = The lead changed
event-project-partner-joined = A partner joined
event-project-partner-left = A partner left
event-project-funders-stated = The funders were stated
event-project-state-changed = The project's state changed
event-project-aliases-stated = Other names were stated
event-project-sub-project-started = A sub-project began
event-project-sub-project-revised = A sub-project was revised
event-project-sub-project-concluded = A sub-project was concluded
event-project-body-appointed = A governing body was appointed
event-project-body-ended = A governing body ended
event-project-member-appointed = A member was appointed
event-project-member-left = A member left
event-project-linked = A link to another project was recorded
event-project-unlinked = A link to another project was removed
event-assessment-submitted = The self-assessment was sent
event-assessment-amended = The self-assessment was amended
event-assessment-imported = The self-assessment was imported from an older source
event-assessment-withdrawn = The self-assessment was withdrawn
event-assessment-taken-into-review = The self-assessment was taken into review
event-assessment-returned = The self-assessment was returned
event-assessment-resent = The self-assessment was sent again
event-assessment-accepted = The self-assessment was accepted
event-assessment-acceptance-undone = The acceptance was undone
event-discussion-commented = The self-assessment was commented on
event-discussion-comment-settled = A comment was settled
event-discussion-notice-explained = A notice was explained
event-discussion-notice-dismissed = A notice was dismissed
event-indicator-defined = The indicator was defined
event-indicator-method-changed = The indicator's method changed
event-indicator-target-set = A target was set
event-indicator-target-ended = A target ended
event-series-observation-recorded = A measurement was recorded
event-series-observation-confirmed = A measurement was confirmed
event-series-observation-corrected = A measurement was corrected
event-series-observation-withdrawn = A measurement was withdrawn
event-promise-made = A promise was made
event-promise-revised = A promise was revised
event-promise-outcome-recorded = The outcome of a promise was recorded
event-promise-outcome-corrected = The outcome of a promise was corrected
event-grant-decided = A grant was decided
event-grant-plan-changed = The plan of a grant changed
event-publication-added = A publication was added
event-publication-link-checked = A publication's link was checked
event-meeting-recorded = A meeting was recorded
event-meeting-corrected = A meeting was corrected
event-risk-raised = A risk was raised
event-risk-reassessed = A risk was reassessed
event-risk-closed = A risk was closed
event-comment-added = The project was commented on
event-comment-withdrawn = A comment was withdrawn
event-person-entered = A user was entered
event-person-membership-granted = A right was granted
event-person-membership-ended = A right ended
event-person-removed = A user was removed
event-model-entered = The operating model was entered
event-model-renamed = The operating model was renamed
event-model-classified = The operating model was classified
event-model-version-published = A version of the operating model was published
event-model-state-changed = The operating model's state changed
event-model-evidence-linked = Measurements were linked to the operating model
event-model-evidence-unlinked = Measurements were unlinked
event-adoption-reported = An adoption was reported
event-adoption-moved = An adoption moved on
event-adoption-result-stated = The result of an adoption was stated
event-adoption-corrected = An adoption was corrected
event-adoption-withdrawn = An adoption was withdrawn
event-lineage-linked = A predecessor or successor was linked
event-lineage-unlinked = A link between models was removed

## desk
period-baseline = baseline { $year }
period-year = year { $year }
due-left =
    { $n ->
        [one] { $n } day left
       *[other] { $n } days left
    }
due-today = today
due-over =
    { $n ->
        [one] { $n } day late
       *[other] { $n } days late
    }
as-due = Due
as-done = { $a } of { $b } parts complete
assessment-in-making = Self-assessment, { $round }
part-todo = Not started
part-doing = In progress
part-ready = Complete
part-returned = Returned
part-is-copied = The text is the same as in { $round }. The part is complete once you say in your own words what happened, or choose that nothing changed.
part-is-undecided = Saved. There are two versions of this part: choose between them before sending.
part-not-returned = This part was not returned, so it cannot be changed now.
part-sent = The self-assessment has been sent, and the text cannot be changed now.
part-locked = The round takes no text now.
part-word-summary = Summary
part-word-overall = Overall assessment
save-saved = Saved { $time }
save-nothing = Nothing has been saved yet.
co-two-title = Two versions
co-two = There are two versions of this part. Both are saved.
co-stands = In place now
co-beside = Beside it
co-nothing = Empty
co-evidence = Evidence
co-keep = Keep the one in place
co-take = Take the other
co-merge = Merge
co-merge-label = Or make one text of both
co-elsewhere = Two versions wait for a choice:
field-narrative = what happened
field-rating = rating
field-changed = whether anything changed
field-unchanged = why nothing changed
field-cannot-assess = why it cannot be assessed
field-who-could = who could assess it
field-evidence = what this is based on
field-overall = overall assessment
field-summary = summary
as-returned =
    { $n ->
        [one] { $who } returned { $n } part on { $day }. New due date { $due }.
       *[other] { $who } returned { $n } parts on { $day }. New due date { $due }.
    }
as-q1 = 1. Where are things now?
as-q2 = 2. Has anything changed since { $round }?
as-q3 = 3. What happened and what came of it?
as-q4 = 4. What is this based on?
as-scale = The programme’s own scale: { $name }
as-no-scale = We say it in words (the programme has no scale)
as-last-time = last time
as-cannot-why = Why can it not be assessed?
as-cannot-who = Who can assess it, and when?
as-cannot-who-hint = For example “THL, once the data for 2026 are ready”.
as-change = Yes, I will say what
as-nochange = No change – I will say why
as-nochange-why = Why has nothing changed?
as-nochange-hint = One sentence is enough. There is no need to copy the last text.
as-tell-fi = Tell it in Finnish
as-tell-sv = Tell it in Swedish
as-tell-hint = A few sentences: what was done, where, and what came of it.
as-also-sv = In Swedish (optional)
as-copied = Copied: { $round }. Edit it for this period before you save.
as-base = Use the last text as a base
as-ready = Is this part complete?
as-yes = Yes
as-later = I will continue later
as-save-on = Save and continue
as-save-here = Save
as-asks = The funder will probably ask this
as-asks-hint = Notices do not stop you from sending. An answer goes along with its notice.
as-prev = Previous answer
as-prev-whole = Read the whole previous self-assessment
as-then = The indicators then ({ $day })
as-showdiff = Show differences
as-first-round = This is the project’s first self-assessment.
as-send = Check and send
as-send-btn = Send self-assessment
as-sent = Your self-assessment has been sent
as-withdraw = Withdraw
ev-measure = Attach a measurement
ev-choose = Choose a measurement
ev-model = Attach a model
ev-choose-model = Choose one of the project’s models
ev-is-model = Model
ev-label = Attach a document: its name
ev-url = Address of the document
ev-add = Attach and save
ev-remove = Remove evidence
ev-cont = Does the work continue in another project?
ev-cont-what = This comes to the page of the project as soon as you save, and is shown with all its goals.
ev-none = Nothing has been attached yet.
ev-measurement = Measurement
corrected-on = corrected { $day }
err-rating = Choose a rating or “Cannot be assessed”
err-narrative = Say in at least one sentence what happened
err-reason = Enter a reason
err-placed = Write the name of the project
err-swedish = Write the summary in Swedish
c-title = Reviewer’s comments
c-reply = Reply
c-fixed = Mark as fixed
c-settled = fixed
c-moved = The sentence that the comment was about is no longer in the text.
c-blanked = The comment has been removed from view.
notice = Notice
notice-go = Answer the notice
notice-like = { $round }, { $a } of { $b } words are the same
notice-said = Your answer:
notice-answer = Answer in advance
notice-answer-again = Change the answer
notice-answer-label = What should the funder know?
notice-answer-send = Save the answer
## The pages of funders
nav-portfolio = Portfolio
portfolio-parts = Parts of the portfolio
portfolio-matrix = Matrix
portfolio-notices = Notices
portfolio-changes = Changes
portfolio-missing = Missing
portfolio-promises = Open promises
portfolio-views = Views
portfolio-none = No rounds have been planned yet.
portfolio-none-help = When the programme has a round, its projects are shown here.
portfolio-moment = Point in time
portfolio-now = Now
portfolio-refine = Filter and sort
portfolio-all = All
portfolio-area = Area
portfolio-state = Status
portfolio-by = Grouping
portfolio-sort = Order
portfolio-show = Show in the cells
portfolio-changed = Changed only
portfolio-not-open = The round opens on { $day }.
portfolio-show-round = Show { $round }
round-spring = spring { $year }
round-autumn = autumn { $year }
round-year = year { $year }
round-baseline = baseline { $year }
moment-opened = The round opened { $day }
moment-due = Due { $day }
moment-closed = The round was closed { $time }
moment-reopened = The round was reopened { $time }
moment-returned = Returned { $time }: { $project }
by-none = Not grouped
by-region = By area
by-funder = By funder
by-theme = By theme
by-unknown = Not recorded
sort-name = By name
sort-state = Missing first
sort-notices = Most notices first
sort-goal = Rating of goal { $n }
state-filed = Sent
state-extended = Extended
state-waiting = Waiting for review
state-noticed = With notices
state-missing-days =
    { $n ->
        [one] { $n } day overdue
       *[other] { $n } days overdue
    }
state-late-days =
    { $n ->
        [one] Sent { $n } day late
       *[other] Sent { $n } days late
    }
state-extended-until = Extended until { $day }
sum-filed = { $n } sent
sum-extended = { $n } extended
sum-awaited = { $n } awaited
sum-missing = { $n } missing
sum-notices =
    { $n ->
        [one] { $n } notice
       *[other] { $n } notices
    }
sum-waiting = { $n } waiting for review
sum-review = { $n } in review
show-rating = Rating
show-change = Change
show-notices = Notices
show-indicators = Indicators
skip-table = Skip past the table
matrix-caption = Projects and goals, { $round }. Situation on { $day }.
matrix-compared = Compared with { $round }.
matrix-some = Showing { $a } of { $b } projects.
matrix-median = Median (n)
matrix-median-all = Median (n), all projects
matrix-median-group = Median of the group (n)
matrix-no-ratings = no ratings
change-up = improved
change-down = worsened
change-same = unchanged
change-not-comparable = not comparable
legend-title = How to read the table
legend-same = same text as in the previous round
legend-notices = open notices about the text
legend-median = The median is the middle rating; n is the number of ratings. “Cannot be assessed” and missing answers are not counted.
cell-nothing = No answer
cell-all-same = all text the same
cell-no-notice = no notices
cell-close = Close
cell-evidence = What this is based on
cell-no-evidence = No evidence is attached.
cell-steps = Other goals of the project
cell-before = Previous goal
cell-after = Next goal
review-open = Open the review
review-comments = Comments
comment-settled = settled
notice-explained = The project’s explanation:
notice-same = Same text: { $round } ({ $a }/{ $b } words)
notice-repeat = Same text in another project ({ $a }/{ $b } words):
notice-sama = Same text as in an earlier round
notice-toisto = Same text in another project
notice-kausi = The text speaks of another period
notice-period =
    { $n ->
        [one] The text is about { $years }, the period is { $round }
       *[other] The text is about the years { $years }, the period is { $round }
    }
notice-tyhja = Headings only or fewer than 15 words
notice-luku = Claim without a number
notice-jatko = “Continues elsewhere” without a link
notice-lupaus = Promise without an outcome
notice-vanha = No news for 12 months
notice-linkki = The link does not work
drafts-link = Earlier drafts
drafts-title = Earlier drafts
drafts-back = Back to the part
drafts-now = in place now
drafts-sent = sent
drafts-restore = Restore this draft
drafts-none = There are no drafts of this part.
hub-texts = Summary and overall assessment
hub-sent = The self-assessment has been sent.
hub-see-sent = See what was sent
hub-two =
    { $n ->
        [one] One part has two versions. Choose before sending.
       *[other] { $n } parts have two versions. Choose before sending.
    }
hub-own-due = your own due date; the round’s is { $day }
hub-continue = Continue with part { $n }
hub-continue-text = Continue with the summary
hub-mend = Complete part { $n }
hub-mend-text = Complete the summary
hub-unmended =
    { $n ->
        [one] One returned part has not been changed yet.
       *[other] { $n } returned parts have not been changed yet.
    }
hub-optional = optional
hub-copied = same text as last time
hub-notices =
    { $n ->
        [one] { $n } notice
       *[other] { $n } notices
    }
hub-measured-last = latest as of { $day }
hub-left =
    { $n ->
        [one] { $n } part is not complete.
       *[other] { $n } parts are not complete.
    }
hub-all-ready = All parts are complete.
hub-look = See all parts on one page
hub-live-changed = The page was updated at { $time }.
hub-live-writes = { $name } is writing now: { $part }.
hub-last = Last time
hub-comments =
    { $n ->
        [one] { $n } comment from the reviewer
       *[other] { $n } comments from the reviewer
    }
text-summary-fi = Summary in Finnish
text-summary-sv = Summary in Swedish
text-summary-en = Summary in English
text-overall-fi = Overall assessment in Finnish
text-overall-sv = Overall assessment in Swedish
text-hint-summary = At most 600 characters.
text-hint-overall = What is worth remembering of the period as a whole.
check-blockers = These are missing before you can send
check-goal = Part { $n }
check-same-rating = same as last time
check-last-rating = last time { $n }
check-evidence =
    { $n ->
        [one] { $n } piece of evidence
       *[other] { $n } pieces of evidence
    }
check-no-swedish = The summary in Swedish is missing. That does not stop you from sending.
check-no-notices = The texts raise no notices.
check-who-sends = A project manager can send: { $names }. You can write and answer notices.
check-no-sender = A project manager can send. You can write and answer notices.
send-live-sending = Sending…
send-live-unknown = We do not know yet whether it arrived. We are checking…
send-live-unticked = First tick that you have checked the answers.
check-after = After sending, the text is locked. You can withdraw it until a reviewer takes it in.
check-looked = I have checked the information
action-change = Change
sent-title = What was sent
sent-withdrawn = The sending was withdrawn
sent-returned = The self-assessment was returned to be completed
sent-at = Sent
sent-late =
    { $n ->
        [one] { $n } day late
       *[other] { $n } days late
    }
sent-stands = State
sent-receipt = Receipt
sent-position = Event { $n } of the log, hash
sent-version = Version
sent-next = What happens next
sent-next-filed = The text is now public. A reviewer takes it in and either accepts it or returns parts to be completed.
sent-next-review = A reviewer is reading the text and will either accept it or return parts to be completed.
sent-changed = Changed since it was returned
sent-read = Read the self-assessment as others see it
sent-go-on = Go on writing
withdraw-hint = You can withdraw it until a reviewer takes it in. The text can then be changed again.
withdraw-why = Why is it withdrawn?
withdraw-late = It can no longer be withdrawn, because a reviewer has taken it in. Ask the reviewer to return the parts you want to change.
done-part-saved = Saved.
done-part-ready = The previous part is complete. Here is the next one.
done-chosen = Chosen. The other text is among the earlier drafts.
done-restored = The draft was restored. What was in place is among the earlier drafts.
done-sent = It has arrived.
done-withdrawn = It was withdrawn. You can go on writing.
desk-urgent = What is to be done now
desk-open = Write
desk-comments =
    { $n ->
        [one] { $n } comment waits for an answer
       *[other] { $n } comments wait for an answer
    }
desk-nothing-now = No reporting round is open now, and nothing has been returned.
desk-next-round = The next round, { $round }, opens on { $day }.
desk-read-last = Read the latest self-assessment ({ $round })
desk-edit-project = Project data
desk-models = Operating models
in-fi = in Finnish
in-sv = in Swedish
date-year = Year
date-month = Month (1–12)
date-day = Day
edit-model-title = Edit operating model
edit-see-public = See what others see
edit-model-content = Description
edit-summary = Summary
edit-whofor = Who it is for
edit-whatchanges = What changes
edit-whatitneeds = What it needs
edit-hint-summary = Two or three sentences that tell an outsider what it is about.
edit-hint-whofor = For example “older people who use many services”.
edit-hint-whatchanges = What is different from before, for clients and for staff.
edit-hint-whatitneeds = People, skills, tools and agreements.
edit-cost-known = The cost is known
edit-cost-euros = Euros
edit-cost-note = What the sum covers
edit-path-hint = Fill in what there is to tell. Empty parts are not shown.
edit-written = written
edit-not-written = not yet written
edit-why = Why did you change it?
edit-why-hint = One sentence. It is shown in the list of versions.
edit-publish = Publish version { $n }
edit-state = Change the state
edit-reason = Reason
edit-reason-hint = Needed when it ends, pauses or is not continued.
edit-learned = What was learned?
edit-learned-hint = Needed when the model is “Not continued”. It helps others.
edit-name = Name
edit-rename = Save the name
edit-new-model = New operating model
edit-new-model-hint = The model appears in the library by its name at once. You publish the description next.
edit-key = End of the address
edit-key-hint = Small letters, digits and dashes, for example team-model. The address does not change.
edit-enter = Add the model
edit-project-hint = Every change is recorded, and what was before stays in the project’s log.
edit-description = Description
edit-description-hint = What the project does and with whom.
edit-aims = Aims in words
edit-aims-hint = What should be different when the project ends.
edit-describe = Save the description
edit-time = Operating time
edit-begins = Begins
edit-ends = Ends
edit-set-time = Save the operating time
edit-partners = Partners
edit-no-partners = No partners have been recorded.
edit-end-partner = Mark as ended
edit-join = Add a partner
edit-no-role = no role
edit-role = Role
edit-organisation-kind = Kind of organisation
edit-add-document = Add a document
edit-title = Title
edit-kind = Kind
edit-published = Published
edit-links = What came before and what continues
edit-no-links = No links to other projects have been recorded.
edit-link = Add a link
edit-unlink = Remove the link
edit-relation = How the projects belong together
edit-link-target = To which project
edit-link-known = The project is in the service
edit-link-placeholder = Add a placeholder: the project is not in the service yet
edit-choose-project = Choose a project
edit-source = Where this is known from
edit-source-hint = For example a decision, minutes or your own knowledge.
organisation-municipality = municipality
organisation-joint-authority = joint authority
organisation-wellbeing-county = wellbeing services county
organisation-ministry = ministry
organisation-institute = institute
organisation-association = association
organisation-company = company
organisation-other = other
done-published = A new version has been published.
done-renamed = The name was saved.
done-state-changed = The state was saved.
done-entered = The model was added. Publish its description next.
done-described = The description was saved.
done-timed = The operating time was saved.
done-partner-ended = The partner was marked as ended.
done-partner-joined = The partner was added.
done-document-added = The document was added.
done-linked = The link was added.
done-unlinked = The link was removed.
live-saved = Saved at { $time }
live-saving = Saving…
live-offline = Offline – your text is safe on this device
live-back = Back online. Everything is saved.
live-ended = Your session ended. Sign in – your text is safe.
live-ended-title = Sign in again
live-refused = Part of the text was not saved. It is safe on this device.
live-failed = Saving failed. We will try again; your text is safe on this device.
live-personal = The text contains a personal identity code. Remove it and we will save the text.
live-address = Email address
live-password = Password
live-sign-in = Sign in
live-not-in = Signing in failed. Check the address and the password.
live-another = { $name } is signed in now, and this text was written by somebody else. Sign in as the one who wrote it: the text waits on this device.
live-other-tab = You can also sign in in another tab and come back here.
live-unsent = There is unsaved text on this device. Wait, or sign out anyway.
live-wait = Save and sign out
live-go = Sign out anyway
live-two = Two versions
live-two-by = Two versions: { $name } wrote here at the same time
live-two-kept = There are two versions of this part. Both are saved.
live-mine = Keep mine
live-theirs = Take theirs
live-merge = Merge
live-merge-label = One text of both
live-added = added:
live-removed = removed:
live-writes = { $name } is writing part { $part }.
live-writes-texts = { $name } is writing in the summary or the overall assessment.
live-writes-here = { $name } is writing here.
live-reads = { $name } is also here (reading).
live-done = { $a } of { $b } parts complete
live-words =
    { $n ->
        [one] { $n } word
       *[other] { $n } words
    }
live-differences = Show differences
live-list = The changes as a list
live-number = You mention an indicator without a number
live-attach = Attach a measurement
live-base = Use paragraph as a base
live-copied = Copied: { $round }. Rework the text for this period: copied text does not count as an answer.
live-continue = Add the project in which the work continues
live-same = Same text as in the last period.
live-changed = { $a } of { $b } words changed.
desk-filed = Sent this period
## 
measure-local = Calculated in this browser. The file does not leave your computer.
measure-file = Choose a file
measure-file-hint = A CSV or text file. You can also drag the file here.
measure-paste = Paste the table
measure-columns-coci = The first row names the columns: patient, professional, visits. There may also be a unit and a group.
measure-columns-t3 = The first row names the columns: unit, group, measuring day, third free time. The time is a day or a number of days.
measure-day = Measuring day
measure-day-hint = Needed only if the table has no measuring day.
measure-read = This is how we read the table
measure-rows = Rows { $n }, columns { $columns }, separator
measure-change = Change how it is read
measure-separator = Separator
measure-separator-tab = tab
measure-separator-semicolon = semicolon
measure-separator-comma = comma
measure-encoding = Encoding
measure-column-patient = Patient
measure-column-professional = Professional
measure-column-visits = Visits
measure-column-place = Unit
measure-column-group = Professional group
measure-column-measured = Measuring day
measure-column-third = Third free time
measure-column-none = not in the table
measure-preview = The first rows of the table
measure-faults =
    { $n ->
        [one] { $n } fault was left out
       *[other] { $n } faults were left out
    }
measure-faults-left = The other rows are counted.
measure-fault-not-a-number = Row { $row }, column “{ $column }”: “{ $value }” is not a number
measure-fault-not-whole = Row { $row }, column “{ $column }”: “{ $value }” is not a whole number
measure-fault-ambiguous = Row { $row }, column “{ $column }”: does “{ $value }” mean thousands or decimals?
measure-fault-negative = Row { $row }, column “{ $column }”: “{ $value }” is below zero
measure-fault-not-a-day = Row { $row }, column “{ $column }”: “{ $value }” is not a day
measure-fault-empty = Row { $row }, column “{ $column }”: nothing is there
measure-fault-before-measured = Row { $row }, column “{ $column }”: “{ $value }” is before the measuring day
measure-fault-not-a-group = Row { $row }, column “{ $column }”: “{ $value }” is no professional group that we know
measure-result = Result
measure-refused-negative-count = there is no number, because a count is below zero.
measure-refused-outside-range = there is no number, because there are more visits than can be.
measure-refused-nobody-eligible = there is no number, because nobody has two visits.
measure-refused-no-slot-known = there is no number, because no free time is known.
measure-nothing = Nothing to calculate was found. Check the names of the columns or change how the table is read.
measure-coci = COCI { $value }
measure-coci-cases = Patients { $all }: included { $n }, left out { $excluded } (fewer than two visits).
measure-spread = Spread: 0: { $zero }, 0–0.5: { $low }, over 0.5: { $high }.
measure-t3 = T3 { $value } calendar days
measure-t3-capped = T3 at least { $value } calendar days
measure-t3-cases = Professionals { $all }: included { $n }, without data { $excluded }.
measure-capped =
    { $n ->
        [one] { $n } appointment book cannot give a time directly. By THL’s instruction it counts as 182 days.
       *[other] { $n } appointment books cannot give a time directly. By THL’s instruction they count as 182 days.
    }
measure-t3-bound = Of the median only a lower bound is known. Such a number cannot be recorded.
measure-use = Use this number
measure-source = Calculated from a table in the browser, file { $file }
measure-source-pasted = Calculated from a pasted table in the browser
measure-moved = The number is in the form. Fill in the rest and check.
entry-title = Add a measurement
entry-how = How do you give the number?
entry-way-compute = Calculated from a table in this browser
entry-way-one = I type one number
entry-way-table = I paste ready numbers as a table
entry-way-missing = There is no number, I say why
entry-days = In which days is the number?
entry-days-calendar = calendar days
entry-days-working = working days
entry-days-first = Choose the days first. Without a choice the number cannot be saved.
entry-days-kept = A number in working days is kept under that name. It is left out of comparisons and summaries, because the other numbers are in calendar days.
entry-days-one = Tables are read as calendar days. Numbers in working days are entered one at a time:
working-days-alone = not in comparisons
entry-table-calculate = Calculate the number from a table
entry-no-script = Calculating needs script in the browser, and it is not in use now. You can type a ready number below.
entry-how-coci = How is COCI calculated?
entry-how-coci-text = For each patient (Σ n² − N) / (N (N − 1)), where n is the visits to one professional and N all visits. The unit’s number is the mean of those patients who have at least two visits. 1 is all visits to the same, 0 each to another professional.
entry-how-t3 = How is T3 calculated?
entry-how-t3-text = From each appointment book come the days from the measuring day to the third free non-urgent time. The unit’s number is their median, for each professional group by itself. 182 means that no time can be given directly. Empty is no data, not zero.
entry-what = Which time and place is the number about?
entry-from = First day
entry-to = Last day
entry-place = Place
entry-place-hint = Such as the name of a health station. The same name continues the same series.
entry-group = Professional group
entry-number = Number
entry-value-hint = Unit: { $unit }. Decimals with a comma or a point.
entry-range = The value is between { $least } and { $most }. Did you mean { $x }?
entry-numerator = Numerator: how many of those counted
entry-denominator = Denominator: how many in all
entry-step = Step of the scale
entry-n = How many cases is the number from (n)?
entry-n-hint = A number of fewer than { $least } cases is not published.
entry-excluded = How many were left out?
entry-capped = How many are at the cap?
entry-source = Where is the number from?
entry-source-hint = Such as the name of an information system, a report or a file.
entry-provisional = The number may still change (provisional)
entry-missing = Why is there no number?
entry-check = Check
entry-checked = Check before saving
entry-checked-lead = Nothing has been saved yet.
entry-before = Previous
entry-asked = We ask about this
entry-thousands = You typed { $typed }, and we read a decimal point: { $value }. If you meant { $whole }, correct the value.
entry-note = What is behind the difference?
entry-note-hint = Confirm the number by saving it, or give a reason. The reason is shown in the number’s history.
entry-save = Save the measurement
entry-confirm = Confirm and save the measurement
entry-edit = Change the details
entry-table = Table
entry-table-hint = The first row names the columns: period (2026-1) or from and to, value, n, excluded, place, group. The separator is a tab, a semicolon or a comma. An empty value is not zero.
entry-table-place = Place for rows that name none
entry-table-example = Example
entry-table-rows = period;value;n;place
entry-table-read = This is how we read the table
entry-table-columns = Columns that were read: { $list }
entry-table-left = Columns that say nothing to us: { $list }
entry-row = Row
entry-row-state = What comes of the row
entry-row-why = Why
row-recorded = Will be saved
row-already-recorded = Saved before
row-refused = Will not be saved
entry-table-save =
    { $n ->
        [one] Save { $n } row
       *[other] Save { $n } rows
    }
entry-table-none = The table has nothing new to save. Correct it and check again.
measures-title = The project’s indicators
measures-own = Measured
measures-others = Other indicators
measures-none = The service has no indicators yet.
measures-latest = latest
series-empty = No measurement. Add the first one, and it is shown here.
series-state = State
series-valid = in force
series-note = Explanation
series-used = This number has been used
series-public = See the public page
correct-title = Correct the number
correct-now = Recorded now
correct-lead = The old number stays visible as replaced.
correct-why = Why is the number corrected?
correct-save = Save the correction
correct-withdraw = Withdraw the number
correct-withdraw-lead = A withdrawn number no longer counts, but stays in the history.
correct-withdraw-why = Why is the number withdrawn?
correct-confirm = Confirm the provisional number
correct-gone = There is no such measurement.
done-measured = The measurement has been saved.
done-corrected = The correction has been saved. The old number is shown as replaced.
done-number-withdrawn = The number has been withdrawn.
done-confirmed = The number has been confirmed.
## Administration, log, account, import, feedback
nav-admin = Administration
nav-log = Log
account-menu = Your menu
admin-parts = Parts of administration
choose = Choose
cancel = Cancel
save = Save
go-on = Continue
asof-draft = A draft is shown only as it is now
asof-draft-why = Drafts are not recorded in the log, so there are no earlier situations of them.
asof-draft-filed = Read what had been submitted by then
asof-no-editing = An earlier situation can only be read. Return to now to change something.
round-done = Recorded.
reason-visible = Reason (visible to the projects)
rounds-title = Rounds
rounds-of = Rounds: { $programme }
rounds-first = The programme has no rounds yet. Plan the first one: choose a code, check the days and see in the preview who is asked what.
rounds-no-programme = There are no programmes in the service yet.
round-not-yours = Rounds are opened and closed by the programme's administrator.
round-new = New round
round-state = State
round-situation = Situation on
round-situation-hint = The day whose situation is described.
round-opens = Opens
round-opens-hint = The first day on which a self-assessment can be sent. The round then opens by itself.
round-due-day = Due
round-due-hint = The last day on which a filing is on time.
round-extensions = Extensions
round-code = The round's code
round-code-hint = Year and part: 2027-1 is spring (situation on 30 April), 2027-2 autumn (31 October), 2027-0 the baseline. A year alone is a round for imported old assessments.
round-other-code = Choose another code
round-period = The answers are about { $from }–{ $to }.
round-period-from = The answers are about the time from
round-period-to = The answers are about the time to
round-about = Time of the answers
round-needs = What a filing needs
round-needs-ratings = A rating of every goal
round-needs-overall = An overall text
round-needs-swedish = A summary in Swedish
round-needs-nothing = Nothing else is needed.
round-goals = Goals to answer
round-goals-hint = If you choose none, all are asked.
round-some-projects = Ask only some projects
round-some-projects-hint = If you choose none, all that work in the time of the round are asked.
round-preview = This is what a project sees
round-preview-do = Preview
round-preview-why = The preview records nothing. The round is recorded whole or not at all.
round-open-do = Open round
round-preview-opens = The self-assessment can be sent from { $day } on.
round-preview-due = It is due on { $due }, about the situation on { $state }.
round-preview-asks = What is asked
round-preview-whom =
    { $n ->
        [one] Asked of { $n } project
       *[other] Asked of { $n } projects
    }
round-asks-nobody = The round would ask no project.
round-unmanaged =
    { $n ->
        [one] { $n } project has no manager who could file.
       *[other] { $n } projects have no manager who could file.
    }
round-closed-on = Closed
round-doings = Actions
round-remind = Remind
rd-extend = Grant extension
rd-close = Close round
rd-remind =
    { $n ->
        [one] Remind { $n } project
       *[other] Remind { $n } projects
    }
round-days = Change the days
round-reopen = Reopen
round-reopen-hint = Say why the closed round is reopened.
round-new-due = New due day
round-extend-hint = The reason is shown in the portfolio and to the project.
round-remind-whom =
    { $n ->
        [one] The reminder would now go to { $n } project.
       *[other] The reminder would now go to { $n } projects.
    }
round-message-fi = The message in Finnish
round-message-sv = The message in Swedish
round-message-fi-default =
    Oma-arviointi kierrokselle { $season ->
        [spring] kevät
        [autumn] syksy
        [baseline] lähtötilanne
       *[year] vuosi
    } { $year } puuttuu vielä osittain tai kokonaan. { $due ->
        [own] Määräajan näet oma-arvioinnin sivulta.
       *[other] Määräaika on { $due }.
    }
round-message-sv-default =
    Självutvärderingen för omgången { $season ->
        [spring] våren
        [autumn] hösten
        [baseline] utgångsläget
       *[year] året
    } { $year } saknas ännu delvis eller helt. { $due ->
        [own] Tidsfristen ser ni på sidan för självutvärderingen.
       *[other] Tidsfristen är { $due }.
    }
round-remind-how = The reminder is shown in the notifications of the project's people and in the log, and mailed to those who have not ended such mail.
round-close-what = When the round is closed, nothing more is filed to it. Projects that have filed nothing are recorded as missing, and the log is sealed at that moment.
round-close-counts = Asked of { $asked }: { $whole } have filed everything, { $n } will be recorded as missing.
round-close-partly =
    { $n ->
        [one] Parts of { $n } project stay open; what it has filed stands.
       *[other] Parts of { $n } projects stay open; what they have filed stands.
    }
round-close-on = Day of closing
round-parts =
    { $n ->
        [one] { $n } part missing
       *[other] { $n } parts missing
    }
round-parts-missing = Parts missing
round-missing = Who has not filed everything
round-missing-of = Missing from { $n } of { $asked } projects.
round-all-filed =
    { $n ->
        [one] The one project has filed everything.
       *[other] All { $n } projects have filed everything.
    }
round-not-open-yet = The round opens on { $day }. Nothing is missing before that.
round-no-numbers = The standing of the round is not to be had.
round-reminded = Reminded
round-not-reminded = not reminded
round-times =
    { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
portfolio-save = Save view
download-csv = Download CSV
action-cancel = Cancel
views-title = Saved views
views-name = Name of the view
views-share = Show to others who are signed in
views-mine = My views
views-others = Views shared by others
views-saved = Saved
views-shared = shared
views-save = Save
views-remove = Remove the view
views-none = No views have been saved yet.
views-none-help = Filter the portfolio as you like and choose Save view. The address remembers the filters, the order and the point in time.
done-view-saved = The view has been saved.
done-view-changed = The view has been changed.
done-view-removed = The view has been removed. Links to its address still work.
review-title = Review
review-none = Nothing to review: the project has not sent a self-assessment.
review-sent = Sent
review-versions = Versions
review-corrected = As corrected
review-as-filed = As filed
review-as-filed-is = You see the self-assessment as it was when the round was closed.
review-corrected-is =
    { $n ->
        [one] { $n } correction was made after the round was closed.
       *[other] { $n } corrections were made after the round was closed.
    }
review-not-corrected = No corrections have been made since the round was closed.
review-waits = Returned for revision by { $day }:
review-take = Take into review
review-take-is = After that the project cannot withdraw it, but can comment.
review-asked = questions
review-changed = changed after return
review-comment = Comment
review-comment-sentence = Comment on the sentence
review-no-comments = No comments.
review-say = Add a comment
review-about = About which part
review-whole = The whole answer
review-text = Comment
review-text-hint = Comments are seen by the project and the funder.
review-send = Save the comment
review-settle = Mark as settled
review-moved = The sentence has changed since.
review-blanked = The text has been removed.
review-answers = reply to comment { $n }
review-same = Same text: { $round }.
review-decide = Decision
review-accept = Accept
review-note = Note (optional)
review-public = Public.
review-undo = Undo the acceptance
review-reason = Reason
review-return = Return for revision
review-return-parts = Which parts may the project change?
review-due = New due date
review-message = What should be completed?
review-rights = A reviewer of the funder takes the self-assessment into review, returns and accepts it.
review-course = Course
review-by = by { $day }
review-goal = goal { $n }
step-filed = Sent
step-amended = Amended
step-withdrawn = Withdrawn by the project
step-taken-into-review = Taken into review
step-returned = Returned
step-resent = Sent again
step-accepted = Accepted
step-acceptance-undone = Acceptance undone
done-taken = The self-assessment has been taken into review.
done-commented = The comment has been saved.
done-settled = The comment has been marked as settled.
done-accepted = The self-assessment has been accepted.
done-undone = The acceptance has been undone.
done-returned = The self-assessment has been returned for revision.
notices-lead = A notice is a question, not a verdict. The project sees the same notices in the same words.
notices-code = Which notice
notices-open = Open
notices-explained = Explained by the project
notices-dismissed = Marked as unfounded
notices-checked =
    { $n ->
        [one] { $n } text was checked.
       *[other] { $n } texts were checked.
    }
notices-dismissed-n = { $n } marked as unfounded.
notices-all-projects = Show all projects
notices-none = No notices with these filters
notices-unanswered = No answer
notice-unexplained = The project’s explanation: none given
notice-dismissed = Marked as unfounded { $time }:
notice-ask = Ask the project
notice-compare = Open the comparison
notice-dismiss = Mark as unfounded
notice-dismiss-is = The reason is recorded. The notice comes back if the text changes.
done-dismissed = The notice has been marked as unfounded.
notice-how = How are notices detected?
how-sama = At least { $percent } % of the words are the same in the same order as in an earlier text on the same goal, and the text has at least { $words } words. Imported texts of years are compared both ways.
how-toisto = At least { $percent } % of the words are the same as in another project’s text, and the text has at least { $words } words.
how-kausi = The text names years, and none of them is of the period.
how-tyhja = There are fewer than { $words } words of own text, or the text equals the wording of the goal.
how-luku = The text mentions an indicator or a share next to a change, without an attached measurement.
how-jatko = The text says that the work continues or moves elsewhere, and there is no link.
how-lupaus = The time of the promise has passed and no outcome is recorded.
how-vanha = The project is running and nothing has been recorded of it for { $days } days.
how-linkki = The link was found broken twice at least { $days } days apart.
changes-from = From
changes-to = To
changes-all = Also projects where nothing changed
changes-between = what changed, { $a } – { $b }
changes-projects = Changes in { $a } of { $b } projects
changes-lowered =
    { $n ->
        [one] { $n } project lowered a target
       *[other] { $n } projects lowered a target
    }
changes-has-lowered = The project has lowered a target.
changes-evidence-added = evidence added: { $n }
changes-evidence-removed = evidence removed: { $n }
changes-confirmed = No change (confirmed), goals:
changes-same = Same text, goals:
changes-silent = The project has not sent a self-assessment.
changes-not-filed =
    { $n ->
        [one] This round has no answer. The one before had an answer to { $n } goal.
       *[other] This round has no answers. The one before had answers to { $n } goals.
    }
changes-nothing = No changes.
changes-none = Nothing changed in any project.
changes-no-earlier = No earlier round to compare with.
news-changed = changed
news-began = first answer
news-confirmed = no change (confirmed)
news-same = same text
news-fell-silent = without a new answer
news-silent = no answer
measured-news-first = first measurement
measured-news-new = new measurement
measured-news-corrected = corrected
measured-news-withdrawn = withdrawn
measured-news-missing = no measurement
measured-news-nothing-new = nothing new
promise-news-made = promised
promise-news-delivered = delivered
promise-news-dropped = dropped
promise-news-not-known = not known
promise-news-came-due = came due without a recorded outcome
promise-news-still-overdue = still without a recorded outcome
promise-news-reopened = reopened
promise-news-lowered = target lowered
promise-news-raised = target raised
promise-news-postponed = postponed
promise-news-brought-forward = brought forward
missing-title = Missing and late
missing-none = Everything has been sent
missing-planned = The round has not opened yet.
missing-count = { $a } of { $b } projects have not sent.
missing-caption = What is missing, { $round }
missing-choose = Choose
missing-what = What is missing
missing-all = The whole self-assessment
missing-due = Due
missing-reminded = Reminded
missing-reminders =
    { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
round-extended = Extension
round-until = until { $day }
round-reminders = Reminders
round-closings = Closings
round-closed-by = Closed on { $day }
round-sealed = sealed at event #{ $n }
round-closed-missing =
    { $n ->
        [one] Missing from { $n } project:
       *[other] Missing from { $n } projects:
    }
round-reopened-at = Reopened
access-title = Access
access-where = Where
access-service = The whole service
access-person = Person
access-role = Role
access-days = Valid
access-counts = Valid
access-invited = Invitation not opened
access-over = Not valid
access-no-name = No name
access-now = Who has access
access-ended = Roles that ended or begin later
access-nobody = Nobody has access.
access-not-yours = Members are shown to those who have a role here. The project's manager or the programme's administrator can grant one.
access-unmanaged =
    { $n ->
        [one] { $n } project has no manager
       *[other] { $n } projects have no manager
    }
access-soon =
    { $n ->
        [one] { $n } role ends within 30 days
       *[other] { $n } roles end within 30 days
    }
access-end = Remove the role
access-edit = Change the right
access-change = Change the role
access-new-role = New role
access-change-what = The new role begins at once and lasts as long as the present one.
access-by = Given by { $name }
access-seen = Last signed in
access-never = Not yet
access-end-ask = Right: { $name }
access-end-what = What was written stays, and nothing is removed from the log.
access-end-on = First day without the role
access-end-hint = Leave empty to end it at once.
ac-invite = Invite member
ac-gone = Former user
invite-wide = To the whole programme
invite-service = To the whole service
invite-project = To one project
invite-name = Name
invite-address = E-mail address
invite-address-hint = The invitation is sent to this address. You get the link as well.
invite-to = Last day
invite-to-hint = Leave empty if it is valid until further notice.
invite-made = The invitation is made
invite-hand-over = If the person has no password yet, the invitation is mailed. You may also hand over this link. It is valid until { $day }.
invite-once = The link is shown only this once.
members-title = Members of the project
members-unmanaged = The project has no manager
members-unmanaged-do = Invite a manager: only a manager can file the self-assessment.
invited-title = Invitation to the service
invited-welcome = You are invited to Project Memory. Choose a password to come in.
invited-reset = Choose a new password.
invited-until = The link is valid until { $day } and works once.
invited-name-hint = Leave empty if the name in the invitation is right.
invited-accept = Accept
invited-over = The invitation is no longer valid: it has expired or was used.
invited-ask = Ask whoever invited you for a new one. If you have a password already, sign in.
signin-forgot = Forgotten your password?
signin-forgot-do = Ask your programme's administrator for a link by which you choose a new one.
me-title = Your account
me-profile = Profile
me-name = Name
me-name-hint = Shown to those you work with. It is not in the log.
me-density = Density of pages
density-normal = Normal
density-compact = Compact on every page
me-language = The language is part of the address: change it at the top of the page, and a link always leads to the same language.
me-roles = Your roles
me-password = Password
me-done-profile = Your profile is saved.
me-done-password = Your password is changed. Other sessions and tokens ended.
password-current = Current password
password-new = New password
password-hint = 12–200 characters.
password-ends = Changing it ends all other sessions and all tokens.
password-change = Change password
device-title = Drafts on this device
device-what = Text that the service has not received yet stays here, for example when the connection broke. The text of a self-assessment is saved when you open the part. The text of a form comes back to its fields when you open the form.
device-none = There is no unsaved text on this device.
device-at = written { $time }
device-forget = Remove from this device
keep-resumed = You are continuing where you left off, { $time }.
keep-discard = Discard
keep-beside = The field has changed since you wrote this, { $time }. Your own text is kept here.
keep-own = Your own text
keep-copy = Copy
keep-copied = The text is copied.
keep-unsent = There is text on this device that you have not sent. It waits for you until you sign in again.
keep-stay = Go on writing
keep-leave = Sign out, keep the text
keep-remove = Remove the text and sign out
me-data = My data as a file
me-data-what = Your name and address, rights, sessions, tokens, what you follow, your saved views and the hundred newest notifications. What you wrote is on the pages and in the drafts of the projects.
me-data-get = Download my data (JSON)
me-sessions = Sessions
session-this = This browser
session-began = Began
session-used = last used
session-ends = ends at the latest
session-end = End session
session-none = There are no sessions.
me-tokens = Access tokens
token-what = A token lets a program of yours in with your rights.
token-new = New token
token-name = Name of the token
token-name-hint = For example the program that uses it.
token-scope = What it is good for
scope-read = Reading only
scope-write = Reading and recording
token-until = last day
token-until-hint = At most a year ahead.
token-last = Last day
token-create = Create token
token-made = The token is made
token-made-on = Made
token-once = Copy it now: it is shown only this once.
token-revoke = Revoke token
token-none = There are no tokens.
news-title = Notifications
news-unseen =
    { $n ->
        [one] { $n } new notification
       *[other] { $n } new notifications
    }
news-needs = What waits for you
news-needs-nothing = Nothing waits for you just now.
news-returned = Self-assessment { $round } was returned for revision
news-to-file = Self-assessment { $round } has not been filed
news-mark = Mark as read
news-all-seen = No new notifications.
news-none = No notifications.
news-what = We tell you of what concerns your work and what you follow. In the settings you choose what is told and whether mail comes of it.
log-lead = Every record, the newest first. Nothing is changed or removed afterwards.
log-events = Events
log-integrity = Integrity
count-events =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
log-filter = Filter the events
log-any = All
log-about = About
log-from = Recorded from
log-to = Recorded by
log-true-on = situation on { $day }
log-none = No events with these filters.
log-look = Show content
log-of = All events of the same thing
log-number = Number
log-who = Who
log-signs = characters { $from }–{ $to }
log-before = Before
log-after = After
log-this = this event
log-content = Content
log-technical = Technical details
log-type = Type of the event
log-commit = The commit it belongs to
log-history = Its place in the history of what it is about
log-subject = Id of what it is about
log-verify-now = Verify integrity now
log-ok =
    { $n ->
        [one] Intact: { $n } event
       *[other] Intact: { $n } events
    }
log-bad = Mismatch at #{ $n }
integrity-lead = Every event has a hash that depends on all before it. Verifying computes them all again.
integrity-last-hash = Last hash
integrity-bad = The content of the event is no longer what was recorded. Do not trust what comes after it until the cause is known, and tell the service's administrator at once.
integrity-goes-on = The verification goes on in the background.
integrity-progress = { $checked } of { $of } events verified.
integrity-look = See how it goes
integrity-last = Last verified
integrity-never = not since the server started
integrity-length = Length of the log
integrity-newest = the newest
integrity-head = Head of the log
integrity-self = Verify it yourself
integrity-self-1 = Copy the head and keep it. If the log is later cut or rewritten, that head is no longer in it.
integrity-self-2 = The operator checks a head that was kept like this:
integrity-self-3 = The same can be asked of the API: verifyLog(expect: "…") tells whether the head is still in the log.
integrity-take = Take the log along
integrity-take-1 = The log is lines: one event on each, with its content and hashes (CloudEvents, JSON). Whoever is given the file verifies it without this service.
integrity-take-link = Download the log, { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
integrity-take-who = The log is downloaded by an auditor or an administrator who has signed in. It holds the ids of those who recorded, which are not shown to others.
integrity-take-2 = Import the file into an empty database. The import computes every hash again and stops at the first line that does not fit:
integrity-take-3 = Compare the head of the log with the one on this page, or with one that you kept:
integrity-take-4 = If the last hash is the same, the file holds the same log, from which nothing was taken away and in which nothing was changed.
links-title = Links
links-lead = The links that projects published, and when they were last seen working.
links-of = Links: { $project }
links-all-work =
    { $n ->
        [one] All links work or are unchecked ({ $n }).
       *[other] All links work or are unchecked ({ $n }).
    }
links-none = There are no such links.
links-who-checks = The service opens no links by itself. A person tries the link and records what was seen.
link-works = Works
link-broken = Does not work
link-unknown = Not checked
link-all = All
link-where = Publication
link-address = Address
link-last = Last worked
link-never = never seen working
link-added = Added
link-copy = Stored copy
link-mend = Check or replace
link-check = Record whether it works
link-check-how = Open the link and see whether the publication is there.
link-on = Day of the try
link-archive = Address of a copy
link-archive-hint = If there is a copy elsewhere, give it here.
link-check-save = Record
link-replace = Replace the link
link-new = New address
link-new-hint = The old address stays in the log.
import-title = Import
import-lead = Bring in an old web page or document as facts of a project.
import-step-1 = Choose the project and paste the text.
import-step-2 = The service divides the text and proposes what each part is. You decide what is kept.
import-step-3 = Only your confirmation records. Every record remembers its source.
import-other-project = Choose another project
import-text = Text
import-text-hint = At most 200,000 characters. The text is not kept by the service.
import-location = Where the text is from
import-location-hint = A web address or the name of a document.
import-date = Date of the source
import-language = Language of the text
import-round = Which round the text is about
import-round-hint = Needed only when you keep text as a self-assessment.
import-no-round = no round
import-preview = See the proposals
import-read-again = Read the text again
import-read = { $n } characters read, { $blocks } parts.
import-nothing-yet = Nothing has been recorded yet.
import-blocks = Parts
import-as = Keep part { $n } as
import-drop = Leave out
import-proposal = Proposal
import-description = Description of the project
import-aim = Aim of the project
import-overall = Overall text of self-assessment { $round }
import-goal = Self-assessment { $round }, goal { $goal }
import-twice = Occurs twice: the same as part { $n }
import-already = The same text is recorded already
import-personal = Personal data – use a role instead
import-personal-what = Personal data is not recorded. Edit the text and read it again to keep the rest.
import-unknown-round = The programme has no round { $round }
import-keep-anyway = Keep it anyway
import-claims =
    { $n ->
        [one] { $n } claim without a number
       *[other] { $n } claims without a number
    }
import-claims-what = The text tells of a change without a number that could be checked.
import-text-again = The whole text
import-do = Import the chosen parts
import-recorded =
    { $n ->
        [one] { $n } item was recorded
       *[other] { $n } items were recorded
    }
import-nothing-new = Nothing new was recorded: the same items were imported before.
import-undo = What was imported wrongly is corrected by a new record. Nothing is removed from the log.
import-see-log = See the project's log
block-basic-fact = Basic fact
block-goal = Goal
block-narrative = Text of a self-assessment
block-model = Operating model
block-target = Target
block-promise = Promise
block-claim = Claim
block-partner = Partner
block-publication = Publication
block-contact = Contact
block-heading = Heading
block-noise = Unrelated
block-unknown = Not recognised
fact-name = name
fact-description = description
fact-operating-time = operating time
fact-funder = funder
fact-page-date = date of the page
personal-name = name
personal-mail-address = e-mail address
personal-telephone-number = telephone number
personal-identity-code = identity code
feedback-title = Feedback
feedback-lead = Messages about the service. Feedback on accessibility is answered within 14 days.
feedback-none = There is no feedback.
feedback-open = Not answered
feedback-settled = Answered
feedback-settle = Mark as answered
feedback-answer-to = Answer to
feedback-no-address = No answer was asked for.
feedback-about = page
feedback-form = Send feedback
feedback-message = Message
feedback-message-hint = Say what does not work and on which device. Do not write personal identity codes.
feedback-address = E-mail address, if you want an answer
feedback-address-hint = The address is used only for the answer.
feedback-page = The page it is about
feedback-page-hint = The end of the address, such as /en/library.
feedback-send = Send
feedback-sent = Thank you, the message has arrived. We answer within 14 days.
event-publication-link-replaced = The link of a publication was replaced
event-source-text-taken = An old text was taken as a source
missing-not-reminded = not yet
missing-part-overall = Overall text
missing-part-swedish-summary = Summary in Swedish
missing-part-answer = Answer
missing-part-text = Text under the heading
missing-part-rating = Rating
missing-part-returned = Returned part
remind-chosen = Remind the chosen
remind-all = Remind { $n } projects
remind-title = Reminder to { $n } projects
remind-fi = Message in Finnish
remind-sv = Message in Swedish
remind-text-fi = Hankkeenne oma-arviointi (kierros { $round }) puuttuu vielä. Määräaika on { $day }. Jos tarvitsette lisäaikaa, kertokaa syy.
remind-text-sv = Ert projekts självutvärdering (omgång { $round }) saknas ännu. Tidsfristen är { $day }. Om ni behöver tilläggstid, berätta varför.
remind-send = Send the reminder to { $n } projects
extend-title = Grant extension
done-reminded = The reminder has been recorded.
done-extended = The extension has been granted.
promises-answered = Every promise has been answered
promises-open = Open
promises-unknown =
    { $n ->
        [one] The outcome of { $n } promise is not known
       *[other] The outcome of { $n } promises is not known
    }
promises-overdue = Overdue
promises-count =
    { $n ->
        [one] { $n } open promise, oldest first
       *[other] { $n } open promises, oldest first
    }
promises-what = Promise
promises-no-due = no time given
promises-years = { $n } years ago
promises-days = { $n } days ago
promises-source = Source
promises-do = Outcome
movement-title = Indicator movement
movement-indicator = Indicator
movement-profession = Professional group
movement-none = No measurements have been recorded in the programme.
movement-scale = The same scale in every picture: 0–{ $top }, { $from }–{ $to }.
movement-goal = Dashed line: { $name }, { $value }.
movement-as = Shown as
movement-picture = Picture
movement-table = Table
movement-show-table = Show as a table
movement-first-value = First
movement-latest = Latest
movement-change = Difference
movement-how = How to read: the thick line is the series itself, the grey lines the others. Triangle: at least so much. K: the number was corrected. Gap: a measurement is missing. Vertical line: the method changed.
movement-said = { $a } → { $b }, { $moved }
movement-break = The method changed.
sort-change = Most improved first
sort-level = Best level first
absence-not-measured = not measured
absence-only-working-days = in working days only
absence-claim-without-number = a claim, no number
csv-change = Change, goal { $n }
csv-as-of = Data as of
csv-note = Note
movement-single = one measurement only
notice-last = last
changes-answers = Answers:
changes-words = { $a } of { $b } words changed
changes-show-words = Show the words that changed
changes-hide-words = Hide the words that changed
legend-unrated = answer without a rating

## A series through time
chart-moved-improved = improved by { $by } from the one before ({ $before }, { $day })
chart-moved-worsened = worsened by { $by } from the one before ({ $before }, { $day })
chart-moved-unchanged = unchanged from the one before ({ $before }, { $day })
chart-moved-not-comparable = not comparable with the one before ({ $before }, { $day })
chart-target = target { $value }
chart-baseline = Dotted line: baseline { $value } ({ $day }).
chart-gap = Gap: a measurement is missing or the method changed.
chart-capped = Triangle: at least so much.
chart-corrected = K: the number was corrected.
chart-dashed = Dashed line: target.
chart-near = The scale does not begin at zero.
chart-to-near = Show closer
chart-whole = Show the whole scale
forecast = forecast
csv-from = Period begins

# Citing, carrying away and comparing
cite-lead = The citation names the version, the day and the permanent address. The same address shows this version even when there is a newer one.
cite-download = Download { $form }
model-newest-version = Read the newest version { $n }, { $day }
similar-title = Similar models
similar-words = Shared words:
similar-groups = Same target group: { $list }.
similar-themes = Same theme: { $list }.
similar-before = Has something similar been done?
similar-ask = What is the model about?
similar-hint = Write a couple of sentences. We look in the library for models that resemble it.
similar-go = Find similar ones
similar-found = See first whether one of these is enough, or a good start.
similar-none = There is no similar model in the library.
similar-look = First say what the model is about. Then you can enter it.
similar-who = A new model is entered by the project manager. Ask them, if the project lacks one: { $projects }.
similar-project = These models are like the aims of your project. Look at them before you apply for money or write a model of your own.
similar-project-none = The library has no models like the aims of the project.
compare-rows =
    { $n ->
        [one] 1 row
       *[other] { $n } rows
    }
compare-not = Not comparable: { $reason }
compare-one = Choose a second model to see it beside { $model }.
obstacle-definition = another definition
obstacle-group = another professional group
obstacle-days = periods of different length
adoption-years = Point in time
adoption-now = Now
adoption-count =
    { $n ->
        [one] 1 item, as on { $day }
       *[other] { $n } items, as on { $day }
    }
adoption-list = List
adoption-result = Result:
adoption-no-result = No result has been recorded.
adoption-how = Somebody who writes for a project can report an adoption on the model’s page.
adoption-line-came = model from model
adoption-line-adopted = adopted
adoption-line-adapted = adapted
adoption-line-planned = planned
adoption-everywhere = All counties
adoption-walk = A picture of the adoption. Walk along the lines with the arrow keys, open with Enter.
adoption-map = By county
adoption-map-how = The wellbeing services counties about where they lie, and how many of the items of the list above are in each. Municipalities are counted where they lie today.
adoption-map-whole =
    { $n ->
        [one] 1 item is about the whole country.
       *[other] { $n } items are about the whole country.
    }
adoption-map-untold =
    { $n ->
        [one] The county of 1 is not known.
       *[other] The county of { $n } is not known.
    }
lineage-undated = The time is not known
lineage-of = from the model
lineage-begins = The chain begins here
adopt-title = We adopt
adopt-lead = Tell where the model is taken into use. You can record the result later.
adopt-new = New adoption
adopt-who = Which organisation
adopt-where = Where
adopt-where-hint = For example a health centre or an area. You can leave it empty.
adopt-how = How
adopt-note = What was adapted, or why the use ended
adopt-note-hint = Needed when the model is adapted or its use ends.
adopt-since = Since
adopt-result = Result
adopt-what-came = What came of it
adopt-what-came-hint = What changed, and how you know.
adopt-evidence = Measurements behind the result
adopt-evidence-hint = Choose the series in which the result shows. The model’s page shows a number only where it can be compared with the model’s own measurement.
adoption-not-beside = the model itself is not measured by this indicator
adopt-state-result = Save the result
adopt-move = Things have changed
adopt-move-go = Save the change
adopt-nobody = An adoption is recorded by somebody who writes for a project or manages it. You have no such project.
done-adopted = The adoption has been recorded.
done-use-moved = The change has been recorded.
done-result-stated = The result has been recorded.
done-asked = Thank you, the question has arrived.
carry = Take the list with you:
search-carry = Take the hits with you, at most a hundred of each group:
carry-feed = Atom feed
download-json = Download JSON
library-odd = The address has a filter that the service does not know.
feed-title = New versions of operating models
feed-entry = { $model }, version { $n }
open-files-h = Download the lists
open-files-1 = Every list can also be downloaded as you have filtered it. The link is at the end of the list.
open-dcat = Description of the data sets (DCAT-AP)
open-schema = GraphQL schema
open-licence = Creative Commons Attribution 4.0 (CC BY 4.0)
csv-name = Name
csv-key = Key
csv-group = Group
csv-since = In this state since
csv-version = Version
csv-measured = Measurements
csv-claimed = Claims without a number
csv-in-use = In use now
csv-use-ended = Use has ended
csv-use-planned = Adoption planned
csv-address = Address
csv-unit = Unit
csv-direction = Direction
facet-show =
    { $n ->
        [one] Show 1 model
       *[other] Show { $n } models
    }
who-said = Who said this?
who-before = Read version { $n }, which said this differently
who-first = Said since the first version
who-unknown = The role is not known
model-adopt = We will adopt this

# Following, notifications and their mail
follow = Follow
unfollow = Stop following
follow-search = Follow this search
unfollow-search = Stop following the search
view-subscribe = Subscribe
view-unsubscribe = End subscription
done-followed = You follow this now. Changes are told in your notifications.
done-unfollowed = You do not follow this any more.
done-told-read = Marked as read.
done-choices-saved = Your choices have been saved.
done-mail-ended = The mail has been ended. Notifications still show in the service.
follows-title = What I follow
follows-none = You do not follow anything yet. The button Follow is on the page of a model, a project and a search.
follows-since = Followed since { $day }
follow-gone = This is not there any more
follow-kind-model = Operating model
follow-kind-project = Project
follow-kind-search = Search
follow-kind-view = View
follow-words = “{ $q }”
follow-all = All operating models
told-unread = Unread
told-earlier = Read
told-read-one = Mark as read
told-settings = Notification settings
told-round-opened = A self-assessment opens
told-due-soon = A due day comes near
told-overdue = A due day has passed and nothing was filed
told-reminded = A funder reminds
told-rescheduled = A due day changes
told-round-closed = A round closes
told-returned = A self-assessment is returned for revision
told-reviewed = The review of a self-assessment moves on
told-commented = New comment
told-filed = A project that I review files its self-assessment
told-model-used = Somebody takes a model of my project into use
told-role-given = I am given a role
told-followed-model = A model that I follow changes
told-followed-project = A project that I follow changes
told-followed-search = There is something new in a search that I follow
told-followed-view = A view that I follow changes
mailing-never = No mail
mailing-at-once = At once
mailing-summary = In the summary
rhythm-daily = Every day
rhythm-weekly = On Mondays
choices-lead = Choose what we tell you of and how.
choices-address = Mail goes to { $address }.
choices-kind = What is told
choices-service = In the service
choices-mail = By mail
choices-yes = Yes
choices-language = Language of mail
choices-rhythm = Summaries
choices-rhythm-hint = A summary is sent at 7 in the morning, Finnish time, if there is something to tell.
end-mail-title = End mail
end-mail-over = The link does not work any more: it has expired or is not whole. You can change your notifications by signing in.
end-mail-one = This link ends mail about: { $kind }.
end-mail-all = This link ends all mail of notifications.
end-mail-stays = Notifications still show in the service.
end-mail-only = End only this
end-mail-everything = End all of it

# Small groups, genders, targets, sign-ins, and the form of imports.
gender-all = all
gender-women = women
gender-men = men
entry-gender = Gender
obstacle-gender = different genders
target-news-set = the target was set
target-news-ended = the target ended
target-news-lowered = the target was lowered
target-news-raised = the target was raised
target-news-changed = another target took its place
changes-targets = Targets of indicators
changes-no-target = no target
changes-targets-in =
    { $n ->
        [one] measured in { $n } project
       *[other] measured in { $n } projects
    }
missing-signed-in = Last signed in
missing-never-signed-in = not once
disclosure-h = Limit for small groups
disclosure-least = A number is not published when fewer than { $n } cases stand behind it. An indicator may ask for more, never for less.
disclosure-none = The service has no common limit: each indicator states its own.
disclosure-since = since { $day }
disclosure-change = Change the limit
disclosure-field = Fewest cases
disclosure-hint = 2–1,000. Left empty, the limit is lifted and those of the indicators remain. The limit also holds for numbers recorded earlier.
disclosure-set = Set the limit
disclosure-done = The limit is set.
disclosure-from = the number is published from { $n } cases on
disclosure-all = all numbers are published
target-people = { $n } in all
target-covered = covers { $n }
open-form = The form of a JSON file to import (JSON Schema)
programme-regions = Projects by region
programme-themes = Projects by theme
programme-not-told = Not told
noun-disclosure = Limit for small groups
event-disclosure-limit-set = The limit for small groups was set
# The portfolio as a workbook
sheet-summary = Summary
sheet-texts = Texts
sheet-about = About
sheet-projects = Projects
sheet-shown = Projects in this file
sheet-median = Median
sheet-late = Days late
sheet-text = Text
sheet-language = Language
sheet-words = Words
sheet-notice = Notice
sheet-found = Found
sheet-explained = The project’s explanation
sheet-dismissed = Marked as unfounded
sheet-dismissed-why = Reason
sheet-last = Number of the last event
download-xlsx = Download XLSX
project-sort-relevance = Relevance
project-sort-name = Name
project-sort-newest = Newest project
project-sort-last-filed = Latest round filed
projects-filed = Latest self-assessment: { $round }
projects-unfiled = No self-assessments filed
projects-filed-of = Filed / asked
projects-as-table = Show as a table
projects-as-cards = Show as cards
count-imported = (+{ $n } imported)
count-claims =
    { $n ->
        [one] ({ $n } claim)
       *[other] ({ $n } claims)
    }
archived-on = Archived { $day }. We no longer update this page.
fresh-broken =
    { $n ->
        [one] { $n } link does not work
       *[other] { $n } links do not work
    }
edit-other-texts = The text that somebody else wrote and that is saved now
edit-other-texts-how = Your own text is in the fields below and is not saved yet. Move into it what you want to keep of the other text, and save again.
notice-answer-public = The answer is published with the notice once the self-assessment has been accepted. The funder sees it as soon as it is sent.
movement-elsewhere = measured only in the group { $groups }
portfolio-no-round = There is no such round: { $round }
portfolio-no-round-help = Choose another round.
portfolio-moment-day = Point in time, day
timeline-from = From
timeline-to = To
timeline-recorded = recorded { $day }
timeline-missing = Missing rounds
link-checked = checked { $day }
link-last-checked = Checked
link-works-now = The link works
promise-partly = Partly delivered
promise-partly-of = ({ $a } / { $b })
programme-indicators = Indicators of the programme
programme-indicators-none = No measurements have been recorded in the programme.
programme-accepted = Accepted self-assessments
programme-accepted-none = No self-assessment has been accepted yet.
