package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente"
)

func (p *program) ledgerCommand() *cobra.Command {
	c := &cobra.Command{Use: "ledger", Short: "Look after the ledger", Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(p.ledgerInfoCommand(), p.ledgerVerifyCommand(), p.ledgerRollbackCommand())
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
			s := section{title: "Generations", columns: []string{"generation", "in use", "made", "bytes", "datasets"}}
			for _, g := range info.Generations {
				used := ""
				if g.Number == info.Current {
					used = "in use"
				}
				s.rows = append(s.rows, []string{fmt.Sprintf("%06d", g.Number), used, g.Made, fmt.Sprint(g.Bytes), strings.Join(g.Editions, ", ")})
			}
			if p.config.Format.value == "csv" {
				return writeCSV(p.out, s)
			}
			d := &document{}
			head := section{text: []string{"The ledger in " + p.config.Ledger.value + "."}}
			if info.Writer != "" {
				head.text = append(head.text, "It is being written by "+info.Writer+".")
			}
			d.add(head)
			d.add(s)
			return d.write(p.out, p.config.Format.value)
		},
	}
}

func (p *program) ledgerVerifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify", Short: "Check that every statement's file is there, unchanged, and holds its row", Args: cobra.NoArgs,
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
			if p.config.Format.value == "json" {
				if err := writeJSON(p.out, r); err != nil {
					return err
				}
			} else {
				fmt.Fprintf(p.out, "Checked %s, %s and %s.\n", counted(r.Generations, "generation"), counted(r.Snapshots, "file"), counted(r.Locators, "place"))
				for _, problem := range r.Problems {
					fmt.Fprintln(p.out, "  "+problem)
				}
			}
			if n := len(r.Problems); n > 0 {
				return &entente.Error{Code: entente.CodeUnprocessable, Op: "entente.verify", Message: "the ledger has " + counted(n, "problem"),
					Hint: "entente ledger rollback returns to the generation before; import the named files again"}
			}
			if p.config.Format.value != "json" {
				fmt.Fprintln(p.out, "The ledger is whole.")
			}
			return nil
		},
	}
}

func (p *program) ledgerRollbackCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rollback [GENERATION]", Short: "Return to the generation before, or to a named one", Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: p.completeGeneration,
		RunE: func(c *cobra.Command, args []string) error {
			to := 0
			if len(args) == 1 {
				n, err := strconv.Atoi(args[0])
				if err != nil || n < 1 {
					return &entente.Error{Code: entente.CodeInvalid, Op: "entente.rollback", Message: fmt.Sprintf("%q is not a generation", args[0]),
						Hint: "entente ledger info lists the generations"}
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
			fmt.Fprintf(p.out, "Generation %06d is in use again.\n", g.Number)
			return nil
		},
	}
}

// counted is a number with its noun: "1 file", "2 files".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
