package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"entente"
	"entente/api"
	"entente/internal/failure"
)

// fail tells an error and returns its exit code: as an object on standard output where JSON was asked
// for, so that a program reads one thing from one place whatever happens; otherwise in sentences on
// standard error.
func (p *program) fail(err error) int {
	problem := p.problem(err)
	if p.wantsJSON() && writeJSON(p.out, api.Failure{Error: problem}) == nil {
		if p.verbose {
			fmt.Fprintln(p.err, visible("cause: "+err.Error()))
		}
		return failure.Exit(problem.Code)
	}
	fmt.Fprintln(p.err, visible("entente: "+problem.Message))
	for _, i := range problem.Issues {
		fmt.Fprintln(p.err, visible("  "+i.String()))
	}
	if problem.Hint != "" {
		fmt.Fprintln(p.err, visible("hint: "+problem.Hint))
	}
	if p.verbose {
		fmt.Fprintln(p.err, visible("cause: "+err.Error()))
	}
	return failure.Exit(problem.Code)
}

// problem is what may be told of an error: what the API tells, but for our own bugs. There is no
// request here and no log: whoever runs the command may see the cause.
func (p *program) problem(err error) api.Problem {
	problem, _ := api.NewProblem(err, "")
	if problem.Code == entente.CodeInternal {
		problem.Hint = "run it again with --verbose for the cause, and report that"
		if p.verbose {
			problem.Message, problem.Hint = err.Error(), ""
		}
	}
	return problem
}

// wantsJSON reports whether the format is JSON. A failure may come before the settings have been read,
// or from reading them; then they are looked at as far as they go.
func (p *program) wantsJSON() bool {
	if f := p.config.Format.value; f != "" {
		return f == "json"
	}
	if f, ok := formatFlag(p.args); ok {
		return strings.EqualFold(f, "json")
	}
	env := map[string]string{}
	for _, e := range p.environ {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	if f := env["ENTENTE_FORMAT"]; f != "" {
		return strings.EqualFold(f, "json")
	}
	path, named := configFile(env)
	file, err := readConfigFile(path, named)
	return err == nil && strings.EqualFold(file["format"], "json")
}

// formatFlag is the last --format among arguments that may not make sense as a whole.
func formatFlag(args []string) (format string, ok bool) {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, found := strings.CutPrefix(a, "--format="); found {
			format, ok = v, true
		} else if a == "--format" && i+1 < len(args) {
			format, ok = args[i+1], true
		}
	}
	return format, ok
}

// embedded adds the failure to an object that is printed in JSON anyway, so that there is one object.
func embedded(v any, problem api.Problem) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err == nil {
		out["error"], err = json.Marshal(problem)
	}
	return out, err
}
