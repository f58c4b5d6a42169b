package entente_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"entente"
)

func TestIssuesAreCountedKeptAndBudgeted(t *testing.T) {
	var is entente.Issues
	for i := range 150 {
		is.Add(entente.Issue{Rule: "bad_date", Message: "31 February", File: "a.csv",
			Locator: entente.Locator{Line: i + 2}, Column: "signed", Raw: strings.Repeat("x", 300)})
	}
	is.Add(entente.Issue{Rule: "unknown_code"})
	if is.Total() != 151 || is.Counts["bad_date"] != 150 || len(is.Kept) != 101 || len(is.Kept[0].Raw) != 200 {
		t.Errorf("got %d in all, %v, %d kept, raw %d", is.Total(), is.Counts, len(is.Kept), len(is.Kept[0].Raw))
	}
	is.Add(entente.Issue{Rule: "odd_name", Raw: "x" + strings.Repeat("한", 100)})
	if raw := is.Kept[len(is.Kept)-1].Raw; raw != "x"+strings.Repeat("한", 66) {
		t.Errorf("a long text is cut inside a character: %q", raw)
	}
	if err := is.Check("x", 1000, map[string]float64{"": 0.2}); err != nil {
		t.Errorf("within budget: %v", err)
	}
	err := is.Check("x", 1000, map[string]float64{"": 0.2, "bad_date": 0.1})
	e, ok := errors.AsType[*entente.Error](err)
	if !ok || e.Code != entente.CodeUnprocessable || len(e.Issues) != 5 || !strings.Contains(e.Message, "150 of 1000") {
		t.Errorf("over budget: got %+v", err)
	}
	if err := is.Check("x", 1000, nil); entente.CodeOf(err) != entente.CodeUnprocessable {
		t.Errorf("no budget means none is allowed: got %v", err)
	}
}

// A count of problems is one of rows, whatever else is wrong in them.
func TestIssuesCountRows(t *testing.T) {
	var is entente.Issues
	for _, column := range []string{"a", "b"} { // one column after the other, as mappings that look twice do
		for line := range 2 {
			is.Add(entente.Issue{Rule: "bad_number", File: "a.csv", Column: column,
				Locator: entente.Locator{Line: line + 2}})
		}
	}
	is.Add(entente.Issue{Rule: "lines_above_header", File: "a.csv", Message: "of the whole file"})
	if is.Rows("bad_number") != 2 || is.Counts["bad_number"] != 4 || is.Rows("lines_above_header") != 0 {
		t.Errorf("got %d rows and %d issues, %d rows of the file's own; want 2, 4, 0", is.Rows("bad_number"),
			is.Counts["bad_number"], is.Rows("lines_above_header"))
	}
	for _, c := range []struct {
		rows    int
		budgets map[string]float64
		want    string
	}{
		{2, nil, `all 2 rows have the problem "bad_number", and none may have it; nothing was imported`},
		{5, map[string]float64{"": 0.01},
			`2 of 5 rows have the problem "bad_number", over the budget of 1 % of rows; nothing was imported`},
		{1, nil, `the only row has the problem "bad_number", and none may have it; nothing was imported`},
		{4, map[string]float64{"bad_number": 0.5}, ""},
	} {
		message, hint := entente.MessageOf(is.Check("x", c.rows, c.budgets))
		if c.want == "" {
			message = strings.TrimPrefix(message, "internal error")
		}
		if message != c.want || strings.Contains(hint, "edition") {
			t.Errorf("got %q (%q), want %q and no word of an edition", message, hint, c.want)
		}
	}
	for line := range 100_000 {
		is.Add(entente.Issue{Rule: "many", File: "a.csv", Locator: entente.Locator{Line: line + 2}})
		is.Add(entente.Issue{Rule: "many", File: "a.csv", Locator: entente.Locator{Line: line + 2}})
	}
	if is.Rows("many") != 100_000 {
		t.Errorf("got %d rows, want 100000", is.Rows("many"))
	}
	var cause entente.Issues
	for _, rule := range []string{"bad_number", "bad_date"} {
		cause.Add(entente.Issue{Rule: rule, File: "a.csv", Locator: entente.Locator{Line: 2}})
	}
	if message, _ := entente.MessageOf(cause.Check("x", 3, nil)); !strings.Contains(message, `"bad_number"`) {
		t.Errorf("got %q, want the problem that came first", message)
	}
	var one entente.Issues
	one.Add(entente.Issue{Rule: "bad_date", File: "a.csv", Locator: entente.Locator{Line: 2}})
	if message, _ := entente.MessageOf(one.Check("x", 3, nil)); !strings.HasPrefix(message,
		"1 of 3 rows has the problem") {
		t.Errorf("got %q", message)
	}
}

func TestIssueReadsAsALine(t *testing.T) {
	i := entente.Issue{Rule: "bad_date", Message: "there is no such day", File: "a.csv",
		Locator: entente.Locator{Line: 3}, Column: "signed", Raw: "31.2."}
	want := `a.csv:line 3, column signed: there is no such day (found "31.2.")`
	if i.String() != want {
		t.Errorf("got %s, want %s", i, want)
	}
}

func TestErrorsKeepCodeAndCause(t *testing.T) {
	cause := errors.New("disk on fire")
	err := fmt.Errorf("while importing: %w", &entente.Error{Code: entente.CodeUnavailable, Op: "ledger.Import",
		Message: "the disk cannot be written", Hint: "free some space", Err: cause})
	if entente.CodeOf(err) != entente.CodeUnavailable || !errors.Is(err, cause) {
		t.Errorf("got code %q of %v", entente.CodeOf(err), err)
	}
	if m, h := entente.MessageOf(err); m != "the disk cannot be written" || h != "free some space" {
		t.Errorf("got %q, %q", m, h)
	}
	if m, _ := entente.MessageOf(cause); m != "internal error" || entente.CodeOf(cause) != entente.CodeInternal ||
		entente.CodeOf(nil) != "" {
		t.Errorf("a foreign error must not be shown: %q", m)
	}
}
