package source

import "entente"

// What to take instead, for the datasets that are published in several layouts.
const (
	takeIGO = "Entente needs one row for each pair and year with the number of shared organisations (columns " +
		"ccode1, ccode2, year, dyadigos), " +
		"as peacesciencer derives it from the dyadic file (its table cow_igo_ndy); for who was in which " +
		"organisation: entente import cow-igo-membership " +
		"with igoID, StateID, JoinYear, LeaveYear. The publisher's files: https://correlatesofwar.org/data-sets/IGOs/"
	takeATOP = "give the member file (atop5_1m.csv), which says what each member owes, best with the alliance " +
		"file (atop5_1a.csv); both are at http://www.atopdata.org"
	takeAlliance = "give alliance_v4.1_by_member.csv or alliance_v4.1_by_directed.csv, which say what each side owes"
	takeDCAD     = "give the file of agreements (DCAD-v1.0-main.csv, with the columns DCAid, signYear, EIFYear); " +
		"it is at https://www.brandonkinne.com/dcad"
	takeDESTA = "give desta_list_of_treaties_…_dyads.txt (columns iso1, iso2) or the list of treaties (columns " +
		"c1, c2, …), best both; they are at https://www.designoftradeagreements.org"
	takeMissions = "Entente reads the derived Diplometrics file, with the columns year, origin, destination, " +
		"embassy_level (ISO 3166 codes)"
	takeUNCTAD = "give the list with the numbers of the treaties: columns treaty_id, short_title, type, status, " +
		"parties, date_of_signature, date_of_entry_into_force, termination_date"
)

// takes is what to take of a dataset, where its files are several.
var takes = map[entente.DatasetID]string{
	"atop": takeATOP, "cow-alliances": takeAlliance, "desta": takeDESTA,
	"cow-igo-membership": "give the file of memberships, with the columns igoID, StateID, JoinYear, LeaveYear; the " +
		"list of organisations is read beside it",
	"cow-states": "give states2016.csv, best with majors2016.csv and system2016.csv; they are at " +
		"https://correlatesofwar.org/data-sets/state-system-membership/",
}

// layouts is the list. The first that fits is told, so the narrower stand first.
var layouts = []layout{
	// COW IGO 3.0 comes by pair and year, by state and year, and by organisation and year.
	{"cow-igo", []string{"dyadid", "ccode1", "ccode2", "year"}, []string{"dyadigos"},
		"the dyadic layout of the Correlates of War IGO data: a pair and year in each row, and a column for each " +
			"organisation", takeIGO},
	{"cow-igo", []string{"ccode1", "ccode2", "year", "AAAID"}, []string{"dyadigos"},
		"the dyadic layout of the Correlates of War IGO data: a pair and year in each row, and a column for each " +
			"organisation", takeIGO},
	{"cow-igo", []string{"ccode", "year", "AAAID"}, []string{"ccode1"},
		"the state-year layout of the Correlates of War IGO data: a state and year in each row, and a column for " +
			"each organisation", takeIGO},
	{"cow-igo", []string{"ioname", "year", "usa"}, nil,
		"the organisation-year layout of the Correlates of War IGO data: an organisation and year in each row, and " +
			"a column for each state", takeIGO},
	{"cow-igo-membership", []string{"year", "AAAID"}, nil,
		"the Correlates of War IGO data with a column for each organisation; this dataset takes one row for each " +
			"membership", takeIGO},
	{"cow-igo-membership", []string{"ioname", "year", "usa"}, nil,
		"the Correlates of War IGO data with a column for each state; this dataset takes one row for each " +
			"membership", takeIGO},

	// ATOP comes by member, alliance, phase, state-year, dyad-year and directed dyad-year.
	{"atop", []string{"atop_defense", "ccode1", "ccode2", "year"}, nil,
		"the directed dyad-years of ATOP as peacesciencer derives them: they say in which years a state owed " +
			"another something, and not under which treaty", takeATOP},
	{"atop", []string{"mem1", "mem2", "year", "atopally"}, nil,
		"the dyad-year file of ATOP: a pair and year in each row, without the dates of the treaties and what each " +
			"side owes", takeATOP},
	{"atop", []string{"stateA", "stateB", "year", "atopally"}, nil,
		"the directed dyad-year file of ATOP: a pair and year in each row, without the dates of the " +
			"treaties", takeATOP},
	{"atop", []string{"ddyad", "year", "atop*"}, nil, "the directed dyad-year file of ATOP: a pair and year in " +
		"each row, without the dates of the treaties", takeATOP},
	{"atop", []string{"dirdyad", "year", "atop*"}, nil, "the directed dyad-year file of ATOP: a pair and year in " +
		"each row, without the dates of the treaties", takeATOP},
	{"atop", []string{"dyad", "year", "atop*"}, nil, "the dyad-year file of ATOP: a pair and year in each row, " +
		"without the dates of the treaties and what each side owes", takeATOP},

	{"cow-alliances", []string{"ccode1", "ccode2", "year", "cow_defense"}, nil,
		"the dyad-years of the Correlates of War alliances as peacesciencer derives them, without the alliances' " +
			"numbers and dates", takeAlliance},
	{"cow-alliances", []string{"ccode1", "ccode2", "year", "ss_type"}, []string{"version4id"},
		"an older edition of the Correlates of War alliances, without the numbers of version 4", takeAlliance},

	{"dcad", []string{"ccode1", "ccode2", "year", "dca*"}, []string{"DCAid"},
		"the dyad-year layout of DCAD: a pair and year in each row. Its ends are estimates, and it does not tell " +
			"one agreement from another", takeDCAD},

	{"desta", []string{"number", "base_treaty", "entry_type"}, []string{"iso1", "c1", "depth_index"},
		"a DESTA file of provisions: it names neither the pairs nor the members of the treaties", takeDESTA},
	{"desta", []string{"iso1", "iso2", "year"}, []string{"base_treaty"},
		"a panel of pairs and years made from DESTA, without the numbers of the treaties", takeDESTA},
	{"desta", []string{"country1", "country2", "year"}, []string{"base_treaty"},
		"a panel of pairs and years made from DESTA, without the numbers of the treaties", takeDESTA},

	{"", []string{"ccode1", "ccode2", "year", "DR_at_1", "DR_at_2"}, nil,
		"the Correlates of War Diplomatic Exchange data, which Entente does not read: its years are 1817 to 2005, " +
			"and its codes are COW numbers", takeMissions},
	{"diplomatic-representation", []string{"year", "origin", "destination", "focus"}, []string{"embassy_level"},
		"Diplometrics in another layout than the one that is read: it has no column embassy_level", takeMissions},
	{"diplomatic-representation", []string{"Destination", "Origin", "LOR*"}, nil,
		"the publisher's own file of Diplometrics, by names of states and levels of representation, which is not " +
			"read", takeMissions},

	{"unctad-iia", []string{"No.", "Short title", "Parties", "Status"}, []string{"treaty_id"},
		"the list as UNCTAD's pages export it: its numbers count rows, and change with each download, and are no " +
			"numbers of treaties", takeUNCTAD},
	{"unctad-iia", []string{"Short title", "Parties", "Date of signature"}, []string{"treaty_id"},
		"a list of UNCTAD's without the numbers of the treaties, by which a treaty is known again", takeUNCTAD},
}

// roughly is what can be said of files that were cut or changed, where no other dataset has such columns.
var roughly = []layout{
	{"cow-igo", []string{"ccode1", "ccode2", "year"}, []string{"dyadigos"},
		"a file of pairs and years without the count of shared organisations; with a column for each organisation " +
			"it is the publisher's dyadic layout", takeIGO},
	{"cow-igo", []string{"ccode", "year"}, []string{"ccode1"},
		"a file of states and years and not of pairs; with a column for each organisation it is the publisher's " +
			"state-year layout", takeIGO},
	{"cow-igo-membership", []string{"ccode1", "ccode2", "year"}, nil,
		"a file of pairs and years, without organisations and memberships", takeIGO},
	{"atop", []string{"year", "defense", "nonagg"}, []string{"atopid", "yrent"},
		"a file of years made from ATOP, without the treaties and what each member owes", takeATOP},
	{"atop", []string{"ccode1", "ccode2", "year"}, []string{"atopid"},
		"a file of pairs and years, without the treaties and what each member owes", takeATOP},
	{"cow-alliances", []string{"ccode1", "ccode2", "year"}, []string{"version4id"},
		"a file of pairs and years, without the alliances' numbers and dates", takeAlliance},
	{"dcad", []string{"ccode1", "ccode2", "year"}, []string{"DCAid"},
		"a file of pairs and years, which does not tell one agreement from another", takeDCAD},
	{"desta", []string{"iso1", "iso2"}, []string{"number"}, "a file of pairs, without the numbers of the treaties",
		takeDESTA},
	{"diplomatic-representation", []string{"ccode1", "ccode2", "year"}, nil,
		"a file of pairs by COW numbers, which is not Diplometrics", takeMissions},
}
