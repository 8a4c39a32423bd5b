# Words of the pages. The same ids in every language; a test looks for missing and unused ones.

## 
service = Project Memory
skip-content = Skip to content
nav-main = Main menu
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
error-missing = Fill in this part.
error-404-title = Page not found
error-404 = There is nothing at this address. Perhaps you are looking for one of these.
error-400-title = The address was not understood
error-400 = The address holds something that this page does not understand, such as a day that does not exist. Remove its end from the question mark on.
error-403-title = You do not have access to this
error-403 = The project's manager or the programme's administrator can grant it. If you were filling in a form, go back and send it again.
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
home-latest = Models changed last
home-open = Promises without an outcome
home-open-count =
    { $n ->
        [one] { $n } open promise in all
       *[other] { $n } open promises in all
    }
home-nothing = There are no operating models in the service yet.
home-no-promises = Every promise has a recorded outcome.
round-due = round { $round }, due { $day } (situation on { $state })

## 
search-label = Search
search-button = Search
search-hint = For example family centre or access to care
search-none = No results for “{ $q }”.
search-none-help = Remove filters or try a shorter word.
search-everywhere = Search the whole service
facet-title = Filter
facet-state = State
facet-area = Wellbeing services county
facet-group = Target group
facet-theme = Theme
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
model-sort-changed = Newest change
model-sort-most-adopted = Most adoptions
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
model-newest = Read the newest version
model-learned = What was learned:
model-in-use = Where it is used
model-not-adopted = This model has not been taken into use elsewhere yet.
model-see-adoption = See how it spread
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
model-place = Place
model-adoptions = Adoptions
model-summary = Summary
lineage-from = Based on
lineage-to = Developed into
lineage-none = No predecessors or successors have been recorded.
lineage-more = The chain goes on further. Open a model to see the next ones.
not-yet = This has not been recorded yet.
cite = Cite this
funder = Funder
compare-title = Compare two models
compare-add = Compare with another model
compare-first = First model
compare-second = Second model
compare-choose = Choose a model
compare-differences = Show differences only
compare-go = Compare
compare-what = Part
compare-same = the same
compare-unknown = There is no model “{ $model }”.
compare-empty = Choose two models to see them side by side.
adoption-title = Spread
adoption-at = Situation at the end of

## 
projects-lead = Every project stays here: what it promised, what it measured and how it judged its own results.
projects-none = There are no projects with these filters.
facet-programme = Programme
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
project-latest = Latest self-assessment: round { $round }
project-continues = Continues here
project-placeholder = the project is not in the service yet
project-no-models = No operating models have been recorded for the project.
project-partners =
    { $n ->
        [one] { $n } partner
       *[other] { $n } partners
    }
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
diff-stat =
    { $a ->
        [one] { $a } word of { $b } changed.
       *[other] { $a } words of { $b } changed.
    }
diff-add = added:
diff-del = removed:
diff-list = Changes as a list
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
log-title = What was recorded and when
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
coci-how = COCI tells how much of a patient's care is with the same professional. It is computed for each patient with at least two visits, and averaged. N is the patient's visits, n the visits to one professional. With five patients whose visits are (2,1), (4), (1,1,1), (3,1) and (1), the last is left out and the result is 0.458.
t3-how = T3 is the number of days to the third free non-urgent appointment. One number is taken of each professional, and the unit's result is their median. Only calendar days are compared.

## 
search-title = Search
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
privacy-kept-1 = Of those who sign in we keep the name, the e-mail address and the rights. The name is shown only to others who signed in.
privacy-kept-2 = Of readers we keep nothing. There is no tracking and no content from other services.
privacy-log-h = Events and names
privacy-log-1 = Lasting events hold an identifier only. The name is in a separate register and can be removed; then it says Former user.
privacy-device-h = What stays on your device
privacy-device-1 = Those who sign in have one necessary cookie, which ends when they sign out. Readers have none.
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
help-coci-1 = The page of an indicator has its definition, formula and an example.
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
desk-rounds = Open reporting rounds
desk-no-round = No reporting round is open now.
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
cell-measurements =
    { $n ->
        [one] { $n } measurement
       *[other] { $n } measurements
    }
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
notice-kausi = The text is about another period
notice-tyhja = Headings only
notice-luku = Claim without a number
notice-jatko = “Continues elsewhere” without a link
notice-lupaus = Promise without an outcome
notice-vanha = No news for 12 months
notice-linkki = A link does not work
portfolio-save = Save view
download-csv = Download CSV
action-change = Change
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
how-sama = At least { $percent } % of the words are the same in the same order as in an earlier text on the same goal, and the text has at least { $words } words.
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
changes-nothing = No changes.
changes-none = Nothing changed in any project.
changes-no-earlier = No earlier round to compare with.
news-changed = changed
news-began = first answer
news-confirmed = no change (confirmed)
news-same = same text
news-fell-silent = no longer answered
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
missing-not-reminded = not yet
part-overall = Overall text
part-swedish-summary = Summary in Swedish
part-answer = Answer
part-text = Text under the heading
part-rating = Rating
part-returned = Returned part
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
movement-first = First
movement-latest = Latest
movement-change = Difference
movement-how = How to read: the thick line is the series itself, the grey lines the others. Triangle: at least so much. K: the number was corrected. Gap: a measurement is missing. Vertical line: the method changed.
movement-said = { $a } → { $b }, { $moved }
movement-break = The method changed.
sort-change = Most improved first
sort-level = Best level first
absence-not-measured = not measured
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
