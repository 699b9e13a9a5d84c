"""The closed list of word classes: what each is, and what its key says. docs/languages.md carries it as a table."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    # numbers
    "number": "cardinal word; key = its value below 1000 (0…99, and 100, 200… where one word); 1/weak where the "
    "word (one) is no number unless a unit or another numeral stands beside it",
    "scale": "multiplier or abbreviation; key = 100, 1000…, with /plural where it alone is at least that (thousands)",
    "fraction": "half, one and a half; key = decimal value; 'and a half' forms add to the number before",
    "denominator": "third, tenths, of a hundred; key = its value; with /whole where it may stand without a numerator",
    # elision, point, over, minus, range and subunit are looked up beside a number, and never searched for
    "point": "word between a whole number and its decimals (point); key = weak where it means 'and' behind a hundred",
    "over": "word between numerator and denominator (over); key = words where it does not stand between two figures",
    "minus": "word that makes a number negative; key is free",
    "ordinal": "ordinal word; key = its value",
    "ordinal_suffix": "ending that makes an ordinal of digits (2nd, 5-ші, 20'nci); key is free",
    "collective": "dozen, couple; key = value, with /plural as for a scale; 1/plural (several) only before a scale",
    # amounts
    "currency": "currency name, code or symbol; key = ISO 4217, with 0.01 for its cents or 1000000 for millions of it; "
    "a name that several countries use has all codes (DKK|NOK): the nearest of these countries tells which is meant",
    "money": "letters that are a currency only before a large amount (R2.3 billion); key as that of currency",
    "numbered": "letters of a currency's code that with a small number behind them name an event (COP29); key is "
    "ordinal for a word that a number behind it puts in order (Article 5), /after where it stands behind, else free",
    "declared": "words before the currency in which a text says that all its amounts are (values are in); key is free",
    "percent": "percent word or symbol; key = PERCENT, PERMILLE or PERCENTAGE_POINTS, with 0.01 for its hundredths",
    "unit": "unit of measure; key = unit code (KM, T, M3, KWH…), with 1000000000 for billions of it",
    "subunit": "word that is a unit only behind a larger one (5 ft 2 in); key = unit code",
    "age": "word before a number that is an age (aged); key is free, or stop where no word may follow (turned 65)",
    "comparator": "bound or approximation word; key = ~ <~ > >= < <=, with /after or /verb as its place if it does not "
    "stand before (/verb where verbs do: a level or a time may stand between), then the case that it asks of the "
    "amount where that tells senses apart (<=/after/to; bare: none), and /goal where it may also name what a change "
    "aims at, or /age where a bare number behind it counts years of life (older than), or /direct where an article "
    "before the amount makes it no bound (under a $5m contract)",
    "level": "word that may stand between an amount and the verb that bounds it (the mark of, even); key is free",
    "range": "word that joins the two ends of a range; key = between, and, from, to; with /after as its place",
    "elision": "small word inside a number; key = and (two million and a half), of (half of a million), "
    "more (5-odd billion)",
    # times: time_link, deadline and ago are looked up beside a time, as whole phrases, and never searched for
    "month": "key = 1…12, or 13 (spring)…16 (winter); 5/weak where the word has other senses and needs a day, a year "
    "or 'in' beside it",
    "weekday": "key = 1 (Monday)…7, or 7/weak, as for month",
    "time_unit": "key = YEARS QUARTERS MONTHS WEEKS DAYS HOURS MINUTES SECONDS HALVES DECADES CENTURIES WEEKENDS, with "
    "a number if it is more than one ('WEEKS 2'), and /count (only behind a number), /age (the same, of a life; /under "
    "and /over where they also tell that it is less or more), /plural (years: decades, ranges), /word (an empty "
    "'date'), /ytd (nine months = since January)",
    "relative": "last, this, next before a time unit; key = -1, 0, 1, with /near (the nearest one) or /count (the last "
    "three years, but not the last year)",
    "deictic": "a whole relative time (yesterday); key = UNIT offset, as 'DAYS -1'; /end only ends a range (now)",
    "part": "part of a period; key = H1 H2 Q1…Q4 START MIDDLE END FIRST LAST, or END/year (year-end)",
    "decade": "name of a decade (the nineties); key = its first year",
    "clock": "word right beside a time of day in figures (in the evening); key = before or after it, hour where what "
    "stands before it is one also without minutes (pm), or at where it stands before hours in figures",
    "holiday": "a named day; key = MM-DD",
    "vague_time": "a time without dates (recently, soon); key = past, future, then (thereafter) or season (last one)",
    "ago": "how long ago, or in how long; key = -1 (ago) or 1 (from now), with /after if it stands behind",
    "deadline": "key = by, until, through, since, before, after, within, in (so long as a plan may take: over the "
    "years), onward (since, where it may open a range too: from January); with /after if it stands behind",
    "time_link": "key = of (may stand inside a time), in, from, to, and, between, with, whole (the week commencing), "
    "ended (the year ended), lasting (for), few (several days), exact (exactly two years), ytd (nine months = since "
    "January), now (from this day; any other word in that case starts elsewhere), decade (1990 ~s); /after as above",
    # who
    "place": "country or area by name; key = ISO 3166-1 alpha-3 or group code; a name that several share has all codes "
    "(COD|COG): the one that the text also names by its own name is meant, else the first",
    "nationality": "adjective or people of a country; key as for place",
    "capital": "capital or seat that stands for a government; key as for place",
    "city": "other city or region; key as for place",
    "organisation": "international organisation; key = its code",
    "leader": "name of who stands for a country or organisation; key as for place, or with /office that he is known by",
    "statistics": "word for figures that a state keeps (statistics, customs data); key is free, or side (the Kazakh "
    "side), which counts where another source stands beside it, or counts, a verb right behind its country, "
    "or the country whose it is by its name (Rosstat)",
    "company": "name of a company or bank; key is the country that it is of",
    "office": "office of a person; key = head_of_state …, with /country where it needs a country or an institution"
    " beside it, /head for such an institution, /name where it needs a name behind it, /any for whoever holds another, "
    "/peer for whoever holds the same as somebody told before (her Czech counterpart), /guest for a visitor, or before "
    "the office of one (the visiting minister)",
    "unnamed": "word before an office by which its holder is nobody who is named (a diplomat, two officials, an "
    "unnamed source); key is free",
    "assembly": "parliament or one of its houses, by which an agreement is ratified (Senate); key is free",
    "institution": "body that says things as people do (ministry, central bank); key = its dictionary form where "
    "endings do more than follow it, else free",
    "pronoun": "he, it, I, we, your; key = third, it, they (nobody), i, we (/to us), you, both, 3 to 5 (so many "
    "countries), parties, signatories (a treaty's sides), our_country, the_country (its; /bare the country, /to lent "
    "it, /it it sells), his_country (of the last man), that_country, the_bloc, state with a kind of data/lands.yaml "
    "(the kingdom), neighbour (its neighbour), there (in the country; /to, /from, /in), other_country (none that was "
    "told), region (no country: Europe; /to, or /bare without a small word), union with the code of the organisation "
    "that is meant where it is a side (European), each_other, this (such a), republic (of a text in the language of a "
    "larger state), own (the subject's); mine and yours: whose a visit is, whom: is invited",
    "quoting": "noun right behind words in quotation marks that tells whose they are (words, warning); key is free",
    "hearsay": "report (rumours, claims), refute (denied), false (are untrue): what is so denied was not",
    "person_title": "word before or behind a name (Mr, Mrs); key is free",
    "turn": "word before the colon of a turn that is nobody's name (Question, Answer); key = question or answer; "
    "address is a word of a heading that says whose speech it heads (Remarks by), greeting one that opens it (Dear)",
    "not_name": "capitalised word that is never a person's name; key is free",
    # grammar
    "role": "word or ending that gives a place its part; key = to, for, from, in, of, with, between, by, on, via, "
    "beyond (behind, more than)",
    "topic": "words right before a country, or behind it where verbs come last, by which it is no side of a meeting; "
    "key = about (what is spoken of), through (who brings others together: the mediation of), margins or during "
    "(words by which a gathering is only where others met: on the sidelines of, during)",
    "speech": "verb or phrase of saying; key = said, according, called (names something by words in quotation marks), "
    "about (of the sentence before: 'this was said by'), this (opens a sentence that tells who said the one before),"
    " passive (a form of said without a subject), participle (one with that of another verb), telling (one before "
    "whom it is told), closing (said only where it closes its sentence: ..., she promised), statement (words for what "
    "an institution said: in the statement of the ministry), quoted (follows a quotation whatever the verb), cites "
    "(the same: quotes the man in office behind it), see_also (a pointer to another page)",
    "negation": "not, no; key is lack where it tells that there is none of what it stands beside, lack/made before "
    "and lack/unmade behind what did not come about (they agreed on no pact; it fell through), else free",
    "modality": "verb or phrase; key = a modality of the contract, with /weak for infinitives that mean what "
    "their verb means (planned to raise), planned/held where only an event is to take place, denied/held where it is "
    "not, denied/each for none of a subject (neither), denied/mere for a verb with its not, planned/open for what is "
    "usual as well, planned/duty for what the sides of a treaty do by it (the Parties promote), planned/past for plans "
    "of the past (had planned to), target/moved for verbs that set or move a goal where one is named before, "
    "target/hope for words that only hope, which bind nobody",
    "usual": "words for what goes on now or year by year (each year, currently); key is free",
    "stage": "verb or phrase; key = a stage of the contract, with /due where the act is still to come (to be signed), "
    "/weak for a noun that any verb of its sentence outweighs (construction), "
    "/not where the word itself says that it was not done (unsigned); announced/draft/due where a text is only drafted",
    "joint": "word by which a work is one of two sides; key = hold (runs or owns it), make (builds or pays for it), "
    "by (the same of whoever stands beside it: run by), link (leads from one to the other), shared (jointly), has "
    "(there is, right behind the work where verbs come last); three, four, of so many sides (trilateral); "
    "again, for any work told before (the facility); seen, who looks at it or studies there (toured, graduated from)",
    "commitment": "verb or phrase by which somebody binds himself; key is free, never where it is to leave something "
    "undone (will not join), or meant for one that promises only an act told right before it",
    "outcome": "word for what a plan brings about that is told by no wording of a concept (production, the first "
    "flight); key = the concept of the pledge, or works, where it is that of the work told before (construction), "
    "with /done for what is done to it (its completion)",
    "deed": "verb of an act that a plan alone makes a pledge (to train, to ratify); key = the concept of the pledge, "
    "with /of where only what it is done to tells which, /denied where it counts if it will not be done, or not for "
    "a phrase that is no such act (build trust); where verbs come last, /will for a form of the future that is itself "
    "the plan, /alone for one that needs no object, /no for one denied",
    "holding": "verb by which a gathering or a visit comes about (to hold, host, resume), in the form it has behind a "
    "word of promise, or before one where verbs come last; key is free",
    "act": "verb or phrase of what a state does against another; key = a family: stop, resume, lower, recall, expel, "
    "summon, close, raid, seize, exchange, ban, curb, impose, lift, file (a suit), demand, accuse, delist, strike "
    "(off a list), recognise (a state), appoint, return (captives), provoke (draw protest from), answer (in kind), or "
    "not, for a phrase that is no such act (exchange views); with /will for a form of the future, /alone where no "
    "object need be told (persona non grata), or /it where whoever did it need not be (called it a violation)",
    "object": "what acts against another state are done to; key = ties, envoy, staff, mission, border, line, pact, "
    "aid, flow, link (flights, visas), assets, vessel, blame, measure, duty, suit, court, visa (the need of one), "
    "statehood, captives, relics, letters, list or return (extradition); and guests, who travel for a state (a "
    "delegation, a warship)",
    "forces": "word for armed forces, their men, ships and aircraft, by which training is an exercise; key is free",
    "pastime": "word of sport, the arts or travel, by which a meeting, visit, call, invitation or signing is none of "
    "states where nobody in office is named; key is free, or folk (tourists, farmers; an arrest of A's folk is none)",
    "lift": "verb or phrase of what is to be done to duties: to abolish, lower or keep them; key is free",
    "conditional": "if, provided; key is free, or suppose, where a sentence only thinks something up (suppose that)",
    "conjunction": "joins clauses; key = and, but, that, which, while, after, so_that, or both (by both A and B)",
    "converb": "form of a verb that closes its clause while another goes on (while A rose, B fell); key is free",
    "compared": "words for what something is compared with (compared to, than); key is free, after where they stand "
    "behind it, or change where they are so of a percentage alone (5 per cent over 2023)",
    "anniversary": "word for the years since something came about, which is of no other time by that; key is free",
    "shifted": "words that count from a time told before; key = -1 YEARS, 1 DAYS …, or -1 or 1 behind a length (later)",
    "converted": "words by which money is told again in another currency (or, equivalent to); key is free",
    "told_period": "a period told before; key = DAYS, MONTHS, YEARS (that year), long, years (of any length), or free",
    "same_period": "words for the same months of another year; key is free",
    "dated": "word beside the date that a document bears (dated); key is free",
    "polarity": "phrase whose literal reading is suspect; key = doubt code",
    "idiom": "phrase that looks like another class and is not; key is free; hides what it covers",
    # what
    "concept": "wording of a concept; key = concept of the closed list, with what must stand beside a word of several "
    "senses: /to (a place as goal), /who (somebody in office), /whom (the same as object), /pair (both sides), "
    "/talk (talks), /at (a place right behind), /thing (a work or goods, and both sides), /between (sides), /act "
    "(signing), /held (a meeting of it), /call (somebody in office, who is not asked to do anything), "
    "/ties (diplomatic relations), /phone (people, not the press), /received (people before and behind), /forces "
    "(armed forces), /taken, an invitation told from who is invited, /site (its building), /from (a heading from whom "
    "to whom, before it), /own (a name of its own); /weak, a wording that yields to any other of its sentence; /first, "
    "the first of all (partner number one); /sitting, a meeting of the gathering told before; /many, talks where only "
    "two meet; /quota, whose amount may be one of goods; /able, what a work can do (can carry); /name, "
    "or the codes of its partners, where it is a name by itself",
    "noun": "counted noun; key = unit code (DOCUMENTS, ENTERPRISES, PERSONS, PROJECTS, AIRCRAFT…)",
    "resumption": "word for an amount told before (the figure, this level, their data); key is free",
    "partitive": "words for a part of what was counted before (of them, of whom); key is free",
    "scope": "words that limit trade; key = non_oil (without oil or raw materials), services (goods and services, or "
    "services alone), part (of one sort of goods)",
    "listed": "words that open a list of what the sentence before counted (among them, in particular); key is free",
    "count_mark": "word that announces a count; key = number (number of), told (their number), people (employs), "
    "asked (how many), or free (total of)",
    "domestic": "word for what one country has alone (its budget, population, output); key is change, total, debt (its "
    "bonds), private for what is no business of states (matches, films, polls, accidents, prices), home for what is "
    "so only where two sides are not named and nothing is traded (a harvest, a household), budget for the money that a "
    "state spends at home, or free",
    "change": "verb or noun of moving a value to another one, beside the wordings of trade.growth (raise, cut); "
    "key is free",
    "ranked": "partner, buyer or market that a superlative makes the first of all (supplier); key is free",
    "superlative": "word that does so (largest, main); key is free",
    "sized": "word beside a number of people by which so many live in one land or market (consumers); key is free",
    "multiple": "word that alone tells by how much something changed (doubled, by a third); key = how many times as "
    "much, or a number and PERCENT",
    "portion": "word or phrase that alone tells what part of a whole is meant (half of); key = per cent",
    "flow": "direction word; key = owe (told from who has a debt; /by is owed, /to one only right before whom it is "
    "owed to, /debt one whose holder is beside it, /eased what eases one), get (told from who receives; /of, a "
    "participle whose subject he is; /named, buyers), pay (for goods), price (for what), home (takes people back), "
    "give (hands over, offers or leases goods), host (takes people in), job (a job, which is in its country), impose "
    "(lays a duty on goods, right beside who does), face (a duty), run (a deficit or surplus), favour (whose "
    "surplus it is), stake, guarantee, orbit, vote, watch, thanks or forgive",
    "project": "what two sides may make together (missiles, a lander), a project only where both do; key = its concept",
    "name_mark": "word that opens or closes a proper name; key is project for the word project itself, else free",
}


BESIDE = frozenset({"time_link", "deadline", "ago", "elision", "point", "over", "minus", "range", "subunit"})
