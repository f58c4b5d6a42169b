package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/ask"
	"entente/tie"
)

// questionFlags are the flags that narrow an answer.
type questionFlags struct{ asOf, knownAt, tier, kind string }

func (q *questionFlags) define(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&q.asOf, "as-of", "", "the date in the world: a day, a month or a year (at some time in it); today if empty")
	f.StringVar(&q.knownAt, "known-at", "", "use only what was published by this date")
	f.StringVar(&q.tier, "tier", "", "only partners of this tier: treaty_ally, security_partner, strategic_partner, economic_partner, restraint, other")
	f.StringVar(&q.kind, "kind", "", "only ties of this kind: defence, security, strategic, trade, past_support, …")
	_ = c.RegisterFlagCompletionFunc("tier", cobra.FixedCompletions([]string{"treaty_ally", "security_partner", "strategic_partner", "economic_partner", "restraint", "other"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(ask.KindNames(), cobra.ShellCompDirectiveNoFileComp))
}

func (q *questionFlags) options() (o ask.Options, err error) {
	if o.AsOf, err = entente.ParseDate(q.asOf); err != nil {
		return o, err
	}
	if o.KnownAt, err = entente.ParseDate(q.knownAt); err != nil {
		return o, err
	}
	if o.Tier, err = tie.ParseTier(q.tier); err != nil {
		return o, err
	}
	o.Kind, err = ask.ParseKind(q.kind)
	return o, err
}

func (p *program) askCommand() *cobra.Command {
	var q questionFlags
	c := &cobra.Command{
		Use: "ask QUESTION", Short: "Answer a question in words, English or Korean",
		Example: `  entente ask "Who is allies with south korea"
  entente ask "Which countries had a defence pact with the ROK in 1975?"
  entente ask "한국의 동맹국은?"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.answer(c, q, func(a *app, o ask.Options) (ask.Answer, error) {
				return a.desk.Ask(c.Context(), strings.Join(args, " "), o)
			})
		},
	}
	q.define(c)
	return c
}

func (p *program) alliesCommand() *cobra.Command {
	var q questionFlags
	c := &cobra.Command{
		Use: "allies ACTOR", Short: "The allies and partners of one actor", Args: cobra.ExactArgs(1), ValidArgsFunction: completeActors(1),
		Example: "  entente allies KOR\n  entente allies \"North Korea\" --as-of 1975 --tier treaty_ally",
		RunE: func(c *cobra.Command, args []string) error {
			return p.answer(c, q, func(a *app, o ask.Options) (ask.Answer, error) {
				id, err := a.actor(args[0], at(o, p))
				if err != nil {
					return ask.Answer{}, err
				}
				return a.desk.Allies(c.Context(), id, o)
			})
		},
	}
	q.define(c)
	return c
}

func (p *program) dyadCommand() *cobra.Command {
	var q questionFlags
	c := &cobra.Command{
		Use: "dyad ACTOR ACTOR", Short: "Everything that ties two actors, past and present", Args: cobra.ExactArgs(2), ValidArgsFunction: completeActors(2),
		Example: "  entente dyad USA KOR\n  entente dyad USA TWN --as-of 1975",
		RunE: func(c *cobra.Command, args []string) error {
			return p.answer(c, q, func(a *app, o ask.Options) (ask.Answer, error) {
				first, err := a.actor(args[0], at(o, p))
				if err != nil {
					return ask.Answer{}, err
				}
				second, err := a.actor(args[1], at(o, p))
				if err != nil {
					return ask.Answer{}, err
				}
				return a.desk.Dyad(c.Context(), first, second, o)
			})
		},
	}
	q.define(c)
	return c
}

func at(o ask.Options, p *program) entente.Date {
	if o.AsOf.IsZero() {
		return p.today()
	}
	return o.AsOf
}

// errRefused ends a command whose question was refused: the answer has been printed and says why.
var errRefused = errors.New("the question was refused")

// answer opens the ledger, asks, prints, and reports a refusal.
func (p *program) answer(c *cobra.Command, q questionFlags, get func(*app, ask.Options) (ask.Answer, error)) error {
	o, err := q.options()
	if err != nil {
		return err
	}
	a, err := p.open(c.Context())
	if err != nil {
		return err
	}
	defer a.close()
	answer, err := get(a, o)
	if err != nil {
		return err
	}
	if err := p.printAnswer(a, answer); err != nil {
		return err
	}
	if answer.Reading.Intent == ask.Unknown {
		return errRefused
	}
	return nil
}
