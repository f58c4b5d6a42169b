package main

import (
	"strings"
	"testing"

	"entente"
	"entente/tie"
)

// What was said later than the date asked about is not told of it.
func TestALaterConfirmationIsNotTold(t *testing.T) {
	v := tie.View{Standing: tie.InForce, Confirmed: entente.Date{Year: 2025, Month: 6, Day: 25}}
	for _, c := range []struct {
		at   entente.Date
		want bool
	}{{entente.Date{Year: 2000}, false}, {entente.Date{Year: 2025}, true}, {entente.Date{Year: 2026}, true}} {
		if got := standing(v, c.at); strings.Contains(got, "confirmed 2025-06-25") != c.want {
			t.Errorf("at %s: got %q, want the confirmation: %v", c.at, got, c.want)
		}
	}
}
