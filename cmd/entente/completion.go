package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/crosswalk"
	"entente/ledger"
)

// What a shell may propose. Completion runs at every press of a key, so nothing here creates a ledger,
// and whatever goes wrong ends in no proposal rather than in an error amid the line.

var formats = []string{"table", "json", "csv", "md"}

// completeFlags proposes the values of the flags that every command has.
func completeFlags(root *cobra.Command, p *program) {
	none := cobra.FixedCompletions(nil, cobra.ShellCompDirectiveNoFileComp)
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("memory", none)
	_ = root.RegisterFlagCompletionFunc("opt-in", func(*cobra.Command, []string, string) ([]string,
		cobra.ShellCompDirective) {
		return p.datasetIDs(true), cobra.ShellCompDirectiveNoFileComp
	})
	_ = root.MarkPersistentFlagDirname("ledger")
}

// completeNothing keeps the shell from proposing files where none can be meant.
func completeNothing(c *cobra.Command) {
	if c.ValidArgsFunction == nil && !c.HasSubCommands() {
		c.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, name := range []string{"as-of", "known-at", "listen", "names"} {
		if c.Flags().Lookup(name) != nil {
			_ = c.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
		}
	}
}

// completeActors proposes actors for the first most arguments.
func completeActors(most int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		cw, err := crosswalk.New()
		if err != nil || len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		for _, a := range cw.Actors() {
			if strings.HasPrefix(string(a.ID), typed) {
				out = append(out, string(a.ID)+"\t"+a.Name)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeDataset proposes datasets for the first argument.
func (p *program) completeDataset(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return p.datasetIDs(false), cobra.ShellCompDirectiveNoFileComp
}

// completeGeneration proposes the generations that are not in use, if there is a ledger.
func (p *program) completeGeneration(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	const directive = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	settings, err := loadConfig(c.Flags(), p.environ)
	if err != nil || len(args) > 0 {
		return nil, directive
	}
	l, err := ledger.OpenAnyway(settings.Ledger.value, ledger.Options{Clock: p.now, MemoryLimit: settings.Memory.value})
	if err != nil {
		return nil, directive
	}
	defer l.Close()
	info, err := l.Info(c.Context())
	if err != nil {
		return nil, directive
	}
	var out []string
	for _, g := range info.Generations {
		if !g.IsInUse && g.Problem == "" {
			out = append(out, fmt.Sprintf("%d\tmade %s", g.Number, g.Made))
		}
	}
	return out, directive
}

// datasetIDs are the datasets with their titles; with optIn only those that are off unless named.
func (p *program) datasetIDs(optIn bool) []string {
	sources, err := p.datasets()
	if err != nil {
		return nil
	}
	var ids []string
	for _, s := range sources {
		if s.Card.OptIn || !optIn {
			ids = append(ids, string(s.Card.Dataset)+"\t"+s.Card.Title)
		}
	}
	return ids
}
