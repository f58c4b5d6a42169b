package main

import (
	"io"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/say"
	"entente/tie"
)

// questionFlags are the flags that narrow an answer.
type questionFlags struct{ asOf, knownAt, tier, kind, lang string }

func (q *questionFlags) define(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&q.asOf, "as-of", "", "the date in the world: a day, a month or a year (at some time in it); "+
		"today if empty")
	f.StringVar(&q.knownAt, "known-at", "", "use only what was published by this date")
	f.StringVar(&q.tier, "tier", "", "only partners of this tier: "+strings.Join(tierNames(), ", "))
	f.StringVar(&q.kind, "kind", "", "only ties of this kind: defence, security, strategic, trade, past_support, …")
	f.StringVar(&q.lang, "lang", "", "the language of the answer, en or ko; that of the question if empty")
	_ = c.RegisterFlagCompletionFunc("tier", cobra.FixedCompletions(tierNames(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(ask.KindNames(),
		cobra.ShellCompDirectiveNoFileComp))
}

func tierNames() []string {
	var names []string
	for _, t := range tie.Tiers {
		names = append(names, string(t))
	}
	return names
}

// check refuses flags that cannot be read, before a ledger is opened; today is the last date that a
// question may ask about.
func (q *questionFlags) check(today entente.Date) error {
	if err := mustBeDate("as-of", q.asOf, today); err != nil {
		return err
	}
	if err := mustBeDate("known-at", q.knownAt, today); err != nil {
		return err
	}
	if _, err := tie.ParseTier(q.tier); err != nil {
		return err
	}
	if _, err := ask.ParseKind(q.kind); err != nil {
		return err
	}
	_, err := api.ReadLanguage(q.lang)
	return err
}

// mustBeDate refuses a date that cannot be read; the message of its error names the flag.
func mustBeDate(name, text string, today entente.Date) error {
	_, err := entente.ParseQuestionDate(text, today)
	if err == nil {
		return nil
	}
	message, hint := entente.MessageOf(err)
	return &entente.Error{Code: entente.CodeInvalid, Op: "entente.flags", Message: "--" + name + ": " + message,
		Hint: hint, Err: err}
}

func (p *program) askCommand() *cobra.Command {
	var q questionFlags
	c := &cobra.Command{
		Use: "ask QUESTION", Short: "Answer a question in words, English or Korean; - reads it from standard input",
		Example: `  entente ask "Who is allies with south korea"
  entente ask "Which countries had a defence pact with the ROK in 1975?"
  entente ask "한국의 동맹국은?"
  echo "Who is allied with Japan?" | entente ask -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			question, err := p.question(args)
			if err != nil {
				return err
			}
			return p.answer(c, "ask", q, url.Values{"q": {question}})
		},
	}
	q.define(c)
	return c
}

// question is the words of the arguments, or of standard input where the argument is a dash. What is
// too long for a question is cut here and refused, with its reason, by the desk.
func (p *program) question(args []string) (string, error) {
	if len(args) != 1 || args[0] != "-" {
		return strings.Join(args, " "), nil
	}
	text, err := io.ReadAll(io.LimitReader(p.in, 64<<10))
	if err != nil {
		return "", &entente.Error{Code: entente.CodeUnavailable, Op: "entente.ask",
			Message: "the question cannot be read from standard input",
			Hint:    "give it as an argument: entente ask QUESTION", Err: err}
	}
	return strings.Join(strings.Fields(string(text)), " "), nil
}

func (p *program) alliesCommand() *cobra.Command {
	var q questionFlags
	c := &cobra.Command{
		Use: "allies ACTOR", Short: "The allies and partners of one actor", Args: cobra.ExactArgs(1),
		ValidArgsFunction: completeActors(1),
		Example:           "  entente allies KOR\n  entente allies \"North Korea\" --as-of 1975 --tier treaty_ally",
		RunE: func(c *cobra.Command, args []string) error {
			return p.answer(c, "allies", q, url.Values{"actor": args})
		},
	}
	q.define(c)
	return c
}

func (p *program) dyadCommand() *cobra.Command {
	var q questionFlags
	c := &cobra.Command{
		Use: "dyad ACTOR ACTOR", Short: "Everything that ties two actors, past and present", Args: cobra.ExactArgs(2),
		ValidArgsFunction: completeActors(2),
		Example:           "  entente dyad USA KOR\n  entente dyad USA TWN --as-of 1975",
		RunE: func(c *cobra.Command, args []string) error {
			return p.answer(c, "dyad", q, url.Values{"a": args[:1], "b": args[1:]})
		},
	}
	q.define(c)
	return c
}

// answer prints a resource that answers a question, and reports a refusal, which the answer has explained.
func (p *program) answer(c *cobra.Command, name string, q questionFlags, in url.Values) error {
	if err := q.check(p.today()); err != nil {
		return err
	}
	for parameter, value := range map[string]string{"as_of": q.asOf, "known_at": q.knownAt, "tier": q.tier,
		"kind": q.kind, "lang": q.lang} {
		in.Set(parameter, value)
	}
	x, err := p.read(c, name, in, func(a *app, x any) error { return p.printAnswer(a, x.(say.Answer)) })
	if err == nil && x.(say.Answer).Reading.Intent == ask.Unknown {
		return told{entente.CodeNotFound}
	}
	return err
}
