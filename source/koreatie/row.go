package koreatie

import (
	"slices"
	"strings"

	"entente"
	"entente/format"
)

// row is one row of the file, with what was decided about it.
type row struct {
	partner, tieType, level, title string
	signed, inForce, ended         entente.Date
	origin                         entente.Origin
	provenance                     entente.Provenance

	decision  decision
	partnerID entente.ActorID
}

func readRow(c *format.Rows) row {
	date := func(column string) entente.Date {
		d, err := entente.ParseDate(c.Text(column))
		if err != nil {
			c.Issue("bad_date", column, "expected a date: 1953, 1953-10 or 1953-10-01; read as not given")
		}
		return d
	}
	r := row{
		partner: c.Text("partner_iso3"), tieType: c.Text("tie_type"), level: c.Text("level"), title: c.Text("title"),
		signed: date("signed_date"), inForce: date("in_force_date"), ended: date("end_date"),
		origin: entente.Origin{Title: c.Text("source_title"), URL: c.Text("source_url"),
			Published: date("source_date"), Trust: c.Text("confidence")},
		provenance: c.Provenance(),
	}
	if !r.ended.IsZero() && !r.begin().IsZero() && r.ended.Last().Before(r.begin().First()) {
		c.Issue("bad_period", "end_date", "the end lies before the beginning; read as not given")
		r.ended = entente.Date{}
	}
	return r
}

// claim is what a row says and where it is said: two rows with one claim are one row twice.
type claim struct {
	partner, tieType, level, title string
	page, address                  string
	signed, inForce, ended         entente.Date
}

func (r row) claim() claim {
	return claim{r.partner, r.tieType, r.level, r.title, r.origin.Title, r.origin.URL, r.signed, r.inForce, r.ended}
}

// begin is the first date of the row.
func (r row) begin() entente.Date {
	if r.signed.IsZero() {
		return r.inForce
	}
	return r.signed
}

// period is the time of the tie that the row makes. Agreements on trade and on forces, and memberships,
// count from entry into force; anything else from signature, as in the alliance data.
//
// The day on which a page speaks of a tie is no beginning: a row without a date makes a tie that begins
// on an unknown day. Of an event it says that it had happened by then.
func (r row) period() entente.Period {
	p := entente.Period{From: r.begin(), To: r.ended}
	if r.decision.countsFromForce() && !r.inForce.IsZero() {
		p.From = r.inForce
	}
	if !r.decision.from.IsZero() {
		p.From = r.decision.from
	}
	if !r.decision.to.IsZero() {
		p.To = r.decision.to
	}
	if r.decision.isEvent() && p.To.IsZero() {
		if p.To = p.From; p.To.IsZero() {
			p.To = r.origin.Published
		}
	}
	return p
}

// awaitsForce reports whether the row has the signature of a treaty and not its entry into force. The
// treaties that ATOP numbers are told there.
func (r row) awaitsForce() bool {
	d := r.decision
	isTold := strings.HasPrefix(string(d.agreement), "atop:")
	return !isTold && d.claim == entente.ClaimNone && d.force == "" && slices.Contains(awaiting, d.kind) &&
		!r.signed.IsZero() && r.inForce.IsZero()
}
