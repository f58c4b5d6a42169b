package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/ledger"
)

func (p *program) ledgerCommand() *cobra.Command {
	c := &cobra.Command{Use: "ledger", Short: "Look after the ledger", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(p.ledgerInfoCommand(), p.ledgerVerifyCommand(), p.ledgerRollbackCommand(), p.ledgerRefreshCommand())
	return c
}

func (p *program) ledgerInfoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "info", Short: "The generations, what is in them, and who is writing", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			a, err := p.openAnyway(c.Context())
			if err != nil {
				return err
			}
			defer a.close()
			info, err := a.ledger.Info(c.Context())
			if err != nil {
				return err
			}
			if p.config.Format.value == "json" {
				return writeJSON(p.out, info)
			}
			s := section{title: "Generations", columns: []string{"generation", "in use", "made", "bytes", "datasets",
				"problem"}}
			for _, g := range info.Generations {
				used := ""
				if g.Number == info.Current {
					used = "in use"
				}
				s.rows = append(s.rows, []string{fmt.Sprintf("%06d", g.Number), used, g.Made, fmt.Sprint(g.Bytes),
					strings.Join(g.Editions, ", "), g.Problem})
			}
			if p.config.Format.value == "csv" {
				return writeCSV(p.out, s)
			}
			d := &document{}
			head := section{text: []string{"The ledger in " + p.config.Ledger.value + "."}}
			if info.Writer != "" {
				head.text = append(head.text, "It is being written by "+info.Writer+".")
			}
			if info.Problem != "" {
				head.text = append(head.text, "No generation is in use: "+info.Problem+
					". entente ledger rollback returns to one of these.")
			}
			d.add(head)
			d.add(dropEmpty(s))
			return d.write(p.out, p.config.Format.value)
		},
	}
}

func (p *program) ledgerVerifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify", Short: "Check that every statement's file is there, unchanged, and holds its row",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			a, err := p.openAnyway(c.Context())
			if err != nil {
				return err
			}
			defer a.close()
			r, err := a.ledger.Verify(c.Context())
			if err != nil {
				return err
			}
			return p.printVerified(r)
		},
	}
}

// mendHint names the commands that mend what the check found.
func mendHint(r ledger.VerifyReport) string {
	var steps []string
	add := func(step string) {
		if !slices.Contains(steps, step) {
			steps = append(steps, step)
		}
	}
	for _, x := range r.Problems {
		switch {
		case strings.Contains(x, ledger.RestoreStarter):
			add(ledger.RestoreStarter + " puts the files of the starter back")
		case strings.Contains(x, ledger.RefreshLedger):
			add(ledger.RefreshLedger + " makes parts again from the files that the ledger keeps")
		case strings.Contains(x, " again"):
			add("entente import puts back the files that are to be imported again")
		default:
			add("entente ledger rollback returns to the generation before, where the one in use is damaged")
		}
	}
	return strings.Join(steps, "; ")
}

// printVerified prints what the check found. In JSON the failure stands in the report itself, so that
// there is one object to read.
func (p *program) printVerified(r ledger.VerifyReport) error {
	failed := &entente.Error{Code: entente.CodeUnprocessable, Op: "entente.verify",
		Message: "the ledger has " + counted(len(r.Problems), "problem"), Hint: mendHint(r)}
	if p.config.Format.value == "json" {
		if len(r.Problems) == 0 {
			return writeJSON(p.out, r)
		}
		x, err := embedded(r, p.problem(failed))
		if err == nil {
			err = writeJSON(p.out, x)
		}
		return cmp.Or(err, error(told{failed.Code}))
	}
	checked := fmt.Sprintf("Checked %s, %s and %s.", counted(r.Generations, "generation"), counted(r.Snapshots, "file"),
		counted(r.Locators, "place"))
	s := section{columns: []string{"what", "where"}, rows: [][]string{{"checked", checked}}}
	lines := []string{checked}
	for _, x := range r.Problems {
		lines = append(lines, "  problem: "+x)
		s.rows = append(s.rows, []string{"problem", x})
	}
	for _, x := range r.Remains {
		lines = append(lines, "  left over: "+x)
		s.rows = append(s.rows, []string{"left over", x})
	}
	if len(r.Remains) > 0 {
		lines = append(lines, "What is left over belongs to nothing and does no harm: the next import sweeps it.")
	}
	if len(r.Problems) == 0 {
		lines = append(lines, "The ledger is whole.")
	}
	var err error
	if p.config.Format.value == "csv" {
		err = writeCSV(p.out, s)
	} else {
		_, err = fmt.Fprintln(p.out, visible(strings.Join(lines, "\n")))
	}
	if err == nil && len(r.Problems) > 0 {
		err = failed
	}
	return err
}

func (p *program) ledgerRollbackCommand() *cobra.Command {
	to := ""
	c := &cobra.Command{
		Use: "rollback [GENERATION]", Short: "Return to the generation before, or to a named one",
		Long: `Rollback returns to the generation that the one in use came from, also after a rollback: what was rolled
back from is on no way back, and is only returned to by its number, as long as it stays.`,
		Example: "  entente ledger rollback\n  entente ledger rollback --to 4",
		Args:    cobra.MaximumNArgs(1), ValidArgsFunction: p.completeGeneration,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 && to != "" {
				return &entente.Error{Code: entente.CodeInvalid, Op: "entente.rollback",
					Message: "two generations are named", Hint: "name one: entente ledger rollback --to " + to}
			}
			return p.rollback(c, cmp.Or(to, strings.Join(args, "")))
		},
	}
	c.Flags().StringVar(&to, "to", "", "the generation to return to")
	_ = c.RegisterFlagCompletionFunc("to", p.completeGeneration)
	return c
}

// rollback returns to the generation with a number, as it was written; "" is the one before.
func (p *program) rollback(c *cobra.Command, number string) error {
	to := 0
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return &entente.Error{Code: entente.CodeInvalid, Op: "entente.rollback",
				Message: fmt.Sprintf("%q is not a generation", number),
				Hint:    "entente ledger info lists the generations"}
		}
		to = n
	}
	a, err := p.openAnyway(c.Context())
	if err != nil {
		return err
	}
	defer a.close()
	g, err := a.ledger.Rollback(c.Context(), to)
	if err != nil {
		return err
	}
	if p.config.Format.value == "json" {
		return writeJSON(p.out, g)
	}
	_, err = fmt.Fprintf(p.out, "Generation %06d is in use again.\n", g.Number)
	return err
}

// counted is a number with its noun: "1 file", "2 files".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
