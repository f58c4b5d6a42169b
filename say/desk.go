package say

import (
	"context"

	"entente"
	"entente/ask"
)

// Finder answers propositions. *intent.Desk is one.
type Finder interface {
	Ask(ctx context.Context, question string, o ask.Options) (ask.Finding, error)
	Allies(ctx context.Context, actor entente.ActorID, o ask.Options) (ask.Finding, error)
	Dyad(ctx context.Context, a, b entente.ActorID, o ask.Options) (ask.Finding, error)
	Members(ctx context.Context, group entente.ActorID, o ask.Options) (ask.Finding, error)
}

// Desk answers in words. It is safe for concurrent use.
type Desk struct {
	finder   Finder
	speakers Speakers
}

// Speakers are the languages that there are. English must be one.
type Speakers map[ask.Language]Speaker

// NewDesk makes a desk.
func NewDesk(f Finder, s Speakers) *Desk { return &Desk{finder: f, speakers: s} }

// Ask reads and answers a question. A question that cannot be read is no error: its answer is a refusal. It is
// answered in the language of the options, failing that in its own.
func (d *Desk) Ask(ctx context.Context, question string, o ask.Options) (Answer, error) {
	f, err := d.finder.Ask(ctx, question, o)
	return d.words(f, err, Choose(d.speakers, string(o.Language), "", question))
}

// Allies answers for the partners of one actor, as "allies KOR" does.
func (d *Desk) Allies(ctx context.Context, actor entente.ActorID, o ask.Options) (Answer, error) {
	f, err := d.finder.Allies(ctx, actor, o)
	return d.words(f, err, Choose(d.speakers, string(o.Language), "", ""))
}

// Dyad answers for what ties two actors, ended ties included.
func (d *Desk) Dyad(ctx context.Context, a, b entente.ActorID, o ask.Options) (Answer, error) {
	f, err := d.finder.Dyad(ctx, a, b, o)
	return d.words(f, err, Choose(d.speakers, string(o.Language), "", ""))
}

// Members answers who belongs to a group, as "members NATO" does.
func (d *Desk) Members(ctx context.Context, group entente.ActorID, o ask.Options) (Answer, error) {
	f, err := d.finder.Members(ctx, group, o)
	return d.words(f, err, Choose(d.speakers, string(o.Language), "", ""))
}

func (d *Desk) words(f ask.Finding, err error, l ask.Language) (Answer, error) {
	if err != nil {
		return Answer{Finding: f}, err
	}
	return Words(d.speakers[l], l, f), nil
}
