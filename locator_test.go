package entente_test

import (
	"strings"
	"testing"

	"entente"
)

const snapshot = entente.SnapshotID("eafd146fa5c5bc2737ae829288c87d01c990a55fbc82dcc2dc08b94c0d7b5b7d")

func TestLocatorForms(t *testing.T) {
	for _, tc := range []struct {
		locator              entente.Locator
		stored, short, place string
	}{
		{entente.Locator{Line: 412, Offset: 183543, Length: 120}, "L412@183543+120", "L412", "line 412"},
		{entente.Locator{Sheet: "data", Row: 12}, "data!R12", "data!R12", "sheet data, row 12"},
		{entente.Locator{Sheet: "a!R1.b", Row: 3}, "a!R1.b!R3", "a!R1.b!R3", "sheet a!R1.b, row 3"},
		{entente.Locator{Observation: 15}, "O15", "O15", "observation 15"},
		{entente.Locator{}, "", "", "the file"},
	} {
		if tc.locator.String() != tc.stored || tc.locator.Short() != tc.short || tc.locator.Place() != tc.place {
			t.Errorf("got %q %q %q, want %+v", tc.locator.String(), tc.locator.Short(), tc.locator.Place(), tc)
		}
		back, err := entente.ParseLocator(tc.stored)
		if err != nil || back != tc.locator {
			t.Errorf("ParseLocator(%q) = %+v, %v", tc.stored, back, err)
		}
	}
	for _, bad := range []string{"L", "L0", "Lx", "L1@2", "L1@-2+3", "O1@2+3", "data!R0", "X5", "L1@2+x"} {
		if l, err := entente.ParseLocator(bad); entente.CodeOf(err) != entente.CodeInvalid {
			t.Errorf("ParseLocator(%q) = %+v, %v; want an invalid error", bad, l, err)
		}
	}
}

func TestEvidenceID(t *testing.T) {
	p := entente.Provenance{Snapshot: snapshot, Locator: entente.Locator{Line: 412, Offset: 9, Length: 2}}
	id := p.Evidence()
	if id != "eafd146fa5c5.L412" {
		t.Fatalf("got %q", id)
	}
	prefix, l, err := entente.ParseEvidenceID(id)
	if err != nil || prefix != "eafd146fa5c5" || l.Line != 412 {
		t.Errorf("got %q %+v %v", prefix, l, err)
	}
	for _, bad := range []entente.EvidenceID{"", "eafd146fa5c5", "eafd146fa5c5.", "EAFD146FA5C5.L1", "short.L1",
		"eafd146fa5c5.L0"} {
		if _, _, err := entente.ParseEvidenceID(bad); entente.CodeOf(err) != entente.CodeInvalid {
			t.Errorf("ParseEvidenceID(%q): got %v, want an invalid error", bad, err)
		}
	}
}

func FuzzParseLocator(f *testing.F) {
	for _, s := range []string{"L412@183543+120", "data!R12", "O15", "", "L", "!R1", "L9999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := entente.ParseLocator(s)
		if err != nil || l.IsZero() {
			return
		}
		again, err := entente.ParseLocator(l.String())
		if err != nil || again != l {
			t.Errorf("%q: %+v does not survive its own text %q: %+v, %v", s, l, l.String(), again, err)
		}
	})
}

func TestObligations(t *testing.T) {
	o, err := entente.ParseObligations("defence; non-aggression;consultation")
	if err != nil || o != entente.Defence|entente.NonAggression|entente.Consultation {
		t.Fatalf("got %v, %v", o, err)
	}
	if o.String() != "defence;non_aggression;consultation" || !o.Has(entente.Defence) ||
		o.Has(entente.Defence|entente.Offence) {
		t.Errorf("got %q", o.String())
	}
	if none, err := entente.ParseObligations("none"); err != nil || none != 0 || len(none.Names()) != 0 {
		t.Errorf("none: got %v, %v", none, err)
	}
	if _, err := entente.ParseObligations("friendship"); err == nil || !strings.Contains(err.Error(), "friendship") {
		t.Errorf("an unknown obligation: got %v", err)
	}
}
