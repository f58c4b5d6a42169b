package ask_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/ask"
)

func TestParseKind(t *testing.T) {
	for _, c := range []struct {
		word string
		want ask.KindFilter
	}{
		{"", ask.KindAll}, {"all", ask.KindAll}, {"defence", ask.KindDefence}, {"Defense", ask.KindDefence},
		{" FTA ", ask.KindTrade}, {"free trade", ask.KindTrade}, {"strategic-partnership", ask.KindStrategic},
		{"past_support", ask.KindSupport}, {"past-support", ask.KindSupport}, {"organizations", ask.KindOrganisations},
		{"currency swap", ask.KindSwap}, {"non-aggression", ask.KindNonAggression}, {"BIT", ask.KindBilateral},
		{"security", ask.KindSecurity}, {"economic", ask.KindEconomic}, {"diplomatic", ask.KindDiplomatic},
	} {
		if got, err := ask.ParseKind(c.word); err != nil || got != c.want {
			t.Errorf("ParseKind(%q): got %q, %v, want %q", c.word, got, err, c.want)
		}
	}
	_, err := ask.ParseKind("cake")
	if entente.CodeOf(err) != entente.CodeInvalid {
		t.Errorf("ParseKind(cake): got %v, want code invalid", err)
	}
	if _, hint := entente.MessageOf(err); !strings.Contains(hint, "past_support") {
		t.Errorf("ParseKind(cake): the hint lists no kinds: %q", hint)
	}
}

// TestKindsAreCovered sees to it that every kind of tie of the root package passes some filter, and
// that the name of every kind is understood.
func TestKindsAreCovered(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "../tie.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []entente.Kind
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if ok && strings.HasPrefix(v.Names[0].Name, "Kind") && len(v.Values) == 1 {
			if l, ok := v.Values[0].(*ast.BasicLit); ok {
				s, _ := strconv.Unquote(l.Value)
				kinds = append(kinds, entente.Kind(s))
			}
		}
		return true
	})
	if len(kinds) < 20 {
		t.Fatalf("got %d kinds from the source, want at least 20", len(kinds))
	}
	for _, k := range kinds {
		filter, err := ask.ParseKind(string(k))
		if err != nil {
			t.Errorf("kind %q: no filter reads its name: %v", k, err)
			continue
		}
		if !slices.Contains(filter.Kinds(), k) {
			t.Errorf("kind %q: filter %q does not let it through", k, filter)
		}
	}
}

func TestKindObligations(t *testing.T) {
	for k, want := range map[ask.KindFilter]entente.Obligations{ask.KindAll: 0, ask.KindDefence: entente.Defence,
		ask.KindAlliance: 0, ask.KindNonAggression: entente.NonAggression, ask.KindTrade: 0} {
		if got := k.Obligations(); got != want {
			t.Errorf("%q: got %s, want %s", k, got, want)
		}
	}
	if got := ask.KindAll.Kinds(); got != nil {
		t.Errorf("every kind: got %v, want nil", got)
	}
}
