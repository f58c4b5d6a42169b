package card_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"entente/source/card"
)

const older = `
edition: "0.9"
citation: Nobody. 2015. An example.
attribution: Nobody (2015)
to: "2005-12-31"
published: "2015"
budgets: {unknown_code: 0.3}
recognise:
  version: {column: version, values: ["0.9"]}
`

// What the card of an older edition leaves out is as in the newest one's, and neither shares a list or
// a map with the other.
func TestEditions(t *testing.T) {
	newest := whole + "recognise:\n  columns: [new1]\n  files: [{role: list, rows: 7}]\n"
	c, before, err := card.Editions(fstest.MapFS{"card.yaml": {Data: []byte(newest)},
		"edition/0.9.yaml": {Data: []byte(older)},
		"edition/0.5.yaml": {Data: []byte(strings.NewReplacer("0.9", "0.5", "2015", "2012").Replace(older))}})
	if err != nil || len(before) != 2 {
		t.Fatalf("got %d older editions, %v", len(before), err)
	}
	o := before[0]
	if c.EditionID() != "example@1.0" || o.EditionID() != "example@0.9" || before[1].EditionID() != "example@0.5" {
		t.Errorf("got %s, %s, %s", c.EditionID(), o.EditionID(), before[1].EditionID())
	}
	if o.Licence != c.Licence || o.From != c.From || len(o.Pitfalls) != 1 || o.To.Year != 2005 ||
		o.Published.Year != 2015 {
		t.Errorf("got %+v", o)
	}
	if len(o.Recognise.Columns) != 0 || len(o.Recognise.Files) != 0 || o.Recognise.Version.Column != "version" ||
		c.Recognise.Columns[0] != "new1" {
		t.Errorf("an edition is recognised by what another looks like: %+v", o.Recognise)
	}
	if o.Budgets["unknown_code"] != 0.3 || o.Budgets[""] != 0.01 || c.Budgets["unknown_code"] != 0.1 {
		t.Errorf("budgets %v and %v", o.Budgets, c.Budgets)
	}
}

func TestEditionsRefuse(t *testing.T) {
	for name, tc := range map[string]struct{ file, old, new, want string }{
		"no date of publication": {"0.9", "published: \"2015\"\n", "", "has no published"},
		"no citation":            {"0.9", "citation: Nobody. 2015. An example.\n", "", "has no citation"},
		"no recognition": {"0.9", "recognise:\n  version: {column: version, values: [\"0.9\"]}\n", "",
			"how its files are recognised"},
		"another name":          {"0.8", "", "", "calls itself 0.9"},
		"newer than the newest": {"0.9", "published: \"2015\"", "published: \"2021\"", "was not published before 1.0"},
		"an unknown key":        {"0.9", "recognise:", "recognize:", "recognize"},
		"not yaml":              {"0.9", "recognise:", "recognise: [", "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := card.Editions(fstest.MapFS{"card.yaml": {Data: []byte(whole)},
				"edition/" + tc.file + ".yaml": {Data: []byte(strings.Replace(older, tc.old, tc.new, 1))}})
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
	if _, _, err := card.Editions(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "no card.yaml") {
		t.Errorf("without a card: got %v", err)
	}
}
