package ko_test

import (
	"encoding/csv"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/read"
	"entente/say/en"
	"entente/say/ko"
	"entente/say/saytest"
	"entente/tie"
)

// constants are the string constants of a type of package ask.
func constants(t *testing.T, path, of string) (out []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if id, ok := v.Type.(*ast.Ident); ok && id.Name == of {
			s, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
		return true
	})
	if len(out) == 0 {
		t.Fatalf("no constant of %s in %s", of, path)
	}
	return out
}

// TestEveryNoteIsKorean asks for the sentence of every code that say/en has, and for every place in it.
func TestEveryNoteIsKorean(t *testing.T) {
	s := ko.New(newCrosswalk(t))
	f, err := os.Open("../en/notes.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	period := entente.Period{From: entente.Date{Year: 1922}, To: entente.Date{Year: 1991}}
	place := regexp.MustCompile(`\{(\d|\*)`)
	for _, row := range append(rows[1:], []string{"unknown_words", "{1} {2}"}) {
		args := []ask.Arg{ask.Quote("하나"), {Word: "둘", Period: period}, {Word: "셋", Period: period}}
		got := s.Note(ask.Note{Code: row[0], Args: args})
		if got == "" || strings.ContainsAny(got, "{}") || latinIn(strings.Replace(got, "UTF-8", "", 1)) != "" ||
			!strings.HasSuffix(got, ".") {
			t.Errorf("%s: got %q", row[0], got)
		}
		for _, m := range place.FindAllStringSubmatch(row[1], -1) {
			word := map[string]string{"1": "하나", "2": "둘", "3": "셋", "*": "셋"}[m[1]]
			if !strings.Contains(got, word) && !strings.Contains(got, "1922") {
				t.Errorf("%s: %q lacks what English has at %s}", row[0], got, m[0])
			}
		}
	}
}

// TestEveryFormAndReasonIsKorean asks for a sentence of every form, of a finding of nothing and of all that the
// made-up ledger has.
func TestEveryFormAndReasonIsKorean(t *testing.T) {
	s := ko.New(newCrosswalk(t))
	n := 0
	for _, form := range constants(t, "../../ask/finding.go", "Form") {
		for _, asof := range []entente.Date{saytest.Today, {Year: 1975}} {
			for _, actor := range []entente.ActorID{"KOR", "FRA"} {
				r := ask.Proposition{Subject: actor, Object: "USA", AsOf: asof, IsDated: asof != saytest.Today,
					War: "korean_war", Refusal: ask.NoteOf("no_date")}
				p, _ := saytest.World{}.Partners(t.Context(), tie.Query{Actor: actor, AsOf: asof})
				m, _ := saytest.World{}.Members(t.Context(), tie.GroupQuery{Group: "NATO", Actor: "SWE", AsOf: asof})
				ranked, _ := saytest.World{}.Ranking(t.Context(), asof, asof)
				f := ask.Finding{Form: ask.Form(form), Reading: r, Whole: p, Partners: p.Partners, Ranked: ranked,
					Count: new(int), Counted: asof}
				if form == "members" || form == "group" {
					f.Membership, f.Reading.Subject, f.Reading.Object = &m, "NATO", "SWE"
				}
				got := s.Sentence(f)
				if bad := latinIn(got); got == "" || bad != "" || !strings.HasSuffix(got, ".") {
					t.Errorf("%s of %s: got %q, %q in it", form, actor, got, bad)
				}
				n++
			}
		}
	}
	for _, reason := range constants(t, "../../ask/finding.go", "Reason") {
		f := ask.Finding{Form: ask.FormAllies, Reason: ask.Reason(reason), Reading: ask.Proposition{Subject: "KOR",
			AsOf: saytest.Today, IsPolar: true}}
		if got := s.Sentence(f); got == "" || latinIn(got) != "" {
			t.Errorf("%s: got %q", reason, got)
		}
	}
	if n < 60 {
		t.Errorf("got %d sentences", n)
	}
}

// TestEveryAspectIsKorean writes the sentences of every aspect and standing of a membership to a golden file.
func TestEveryAspectIsKorean(t *testing.T) {
	s := ko.New(newCrosswalk(t))
	var b strings.Builder
	for _, r := range saytest.Rosters() {
		fmt.Fprintf(&b, "# %s\n", r.Says)
		for _, aspect := range constants(t, "../../ask/proposition.go", "Aspect") {
			for _, asof := range []entente.Date{saytest.Today, {Year: 1975}} {
				isTold := asof == saytest.Today || aspect == "members" || aspect == "is_member"
				f := ask.Finding{Form: ask.FormMembers, Membership: &r.Roster, Reading: ask.Proposition{Subject: "NATO",
					Object: "FRA", AsOf: asof, IsDated: asof != saytest.Today, Aspect: ask.Aspect(aspect)}}
				got := s.Sentence(f)
				if bad := latinIn(got); got == "" || bad != "" {
					t.Errorf("%s %s: got %q, %q in it", r.Says, aspect, got, bad)
				}
				if !isTold || aspect == "non_nato" || aspect == "founded" && len(r.Roster.Treaties) == 0 {
					continue // as today, or nothing of its own
				}
				fmt.Fprintf(&b, "  [%s %d] %s\n", aspect, asof.Year, got)
			}
		}
	}
	golden(t, "members.golden", b.String())
}

// TestQuestionsReadBack writes every form of suggested question, of every kind and tier, and has it read as the
// English one is.
func TestQuestionsReadBack(t *testing.T) {
	cw := newCrosswalk(t)
	s, english, r := ko.New(cw), en.New(cw), read.NewReader(cw, func() entente.Date { return saytest.Today })
	var qs []ask.Question
	for _, form := range constants(t, "../../ask/note.go", "QuestionForm") {
		q := ask.Question{Form: ask.QuestionForm(form), A: "KOR", B: "USA"}
		switch q.Form {
		case ask.AskMember:
			q.B = "NATO"
		case ask.AskMembers:
			q.A = "NATO"
		case ask.AskKind:
			for _, k := range constants(t, "../../ask/kind.go", "KindFilter") {
				q.Kind = ask.KindFilter(k)
				qs = append(qs, q)
			}
		case ask.AskPartners:
			for _, tier := range tie.Tiers[:4] { // the reader knows no word for the rest
				q.Tier = tier
				qs = append(qs, q)
			}
			q.Tier = ""
		}
		qs = append(qs, q)
		q.At = entente.Date{Year: 1975}
		qs = append(qs, q)
	}
	for _, q := range qs {
		said, same := s.Question(q), english.Question(q)
		got, want := r.Read(said), r.Read(same)
		if want.Intent == ask.Unknown && (q.Kind == ask.KindPartnership || q.Kind == ask.KindDesignation) {
			continue // no reader of any language has a word for these, so that they are never suggested
		}
		if got.Intent != want.Intent || got.Intent == ask.Unknown || got.Kind != want.Kind || got.Tier != want.Tier ||
			got.Subject != want.Subject || got.Object != want.Object || got.AsOf != want.AsOf ||
			got.Aspect != want.Aspect {
			t.Errorf("%q is read as %s of %s and %s, kind %q, tier %q, %v (%v); %q as %s of %s and %s, kind %q, tier %q, %v", said,
				got.Intent, got.Subject, got.Object, got.Kind, got.Tier, got.AsOf, got.Refusal, same,
				want.Intent, want.Subject, want.Object, want.Kind, want.Tier, want.AsOf)
		}
	}
	for _, tier := range append(tie.Tiers[:], tie.NoTier) {
		if label, rule := s.Tier(tier); label == "" || rule == "" || latinIn(label+rule) != "" {
			t.Errorf("%s: got %q, %q", tier, label, rule)
		}
	}
}
