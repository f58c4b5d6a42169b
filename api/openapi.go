package api

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente/ask"
	"entente/evidence"
	"entente/internal/failure"
	"entente/tie"
)

// object is a JSON object of the description; encoding/json writes its keys in order.
type object = map[string]any

var parameters = map[string]object{
	"actor": {"description": "An actor: its code such as KOR or, where somebody speaks, its name in words",
		"example": "KOR",
		"schema":  object{"type": "string"}},
	"group": {"description": "A group of states, named as an actor is", "example": "NATO",
		"schema": object{"type": "string"}},
	"a": {"description": "The one actor", "example": "KOR", "schema": object{"type": "string"}},
	"b": {"description": "The other actor", "example": "USA", "schema": object{"type": "string"}},
	"agreement": {"description": "An agreement's id, as answers give it", "example": "atop:3240",
		"schema": object{"type": "string"}},
	"dataset": {"description": "A dataset, or one edition of it", "example": "atop",
		"schema": object{"type": "string"}},
	"evidence": {"description": "An evidence id, as answers give them: the first digits of a file's checksum, a " +
		"point, and the place in it",
		"example": "eafd146fa5c5.L412", "schema": object{"type": "string"}},
	"q": {"description": "A question in English or Korean", "required": true,
		"example": "Who is allies with south korea",
		"schema":  object{"type": "string", "maxLength": QuestionLimit}},
	"as_of": {"description": "The date in the world: a year means at some time in it, a day that day. Today if it is " +
		"left out.",
		"example": "1975-06-30", "schema": object{"type": "string", "pattern": questionDate}},
	"known_at": {"description": "The date of our knowledge: only editions published by then are used. Everything if " +
		"it is left out.",
		"example": "2017-11", "schema": object{"type": "string", "pattern": questionDate}},
	"tier": {"description": "Only partners of this tier", "schema": object{"type": "string", "enum": tierNames()}},
	"lang": {"description": "The language of the answer: that of the question if it is left out",
		"schema": object{"type": "string", "enum": languages}},
	"kind": {"description": "Only ties of one layer: defence, security, strategic, trade, past_support …",
		"example": "defence", "schema": object{"type": "string"}},
}

func tierNames() []string {
	var names []string
	for _, t := range tie.Tiers {
		names = append(names, string(t))
	}
	return names
}

// DescriptionPath is where the description itself is served.
const DescriptionPath = "/api/v1/openapi.json"

// Describe is the OpenAPI 3.1 description of the resources. The schemas come from the Go types by
// reflection, so that they cannot fall behind them.
func Describe(resources []Resource) map[string]any {
	s := &schemas{named: object{}}
	paths := object{}
	itself := Resource{Name: "description", Path: DescriptionPath, Summary: "This description"}
	for _, r := range append(slices.Clone(resources), itself) {
		paths[pathOf(r.Path)] = object{"get": operation(s, r)}
	}
	s.of(reflect.TypeFor[Failure]())
	return object{
		"openapi": "3.1.0",
		"info": object{"title": "Entente", "version": "1",
			"description": "Who a state's allies and partners are at a date, on what evidence. Every tie names the " +
				"rows it rests on.",
			"license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"}},
		"servers":    []any{object{"url": "/"}},
		"paths":      paths,
		"components": object{"schemas": s.named, "responses": failures()},
	}
}

func operation(s *schemas, r Resource) object {
	params := []any{}
	for _, name := range r.Wildcards() {
		p := object{"name": name, "in": "path", "required": true}
		maps.Copy(p, parameters[name])
		params = append(params, p)
	}
	for _, name := range r.Params {
		p := object{"name": name, "in": "query"}
		maps.Copy(p, parameters[name])
		params = append(params, p)
	}
	schema := object{"type": "object"}
	if r.Type != nil {
		schema = s.of(r.Type)
	}
	return object{"summary": r.Summary, "operationId": r.Name, "parameters": params, "responses": object{
		"200":     object{"description": r.Summary, "content": object{"application/json": object{"schema": schema}}},
		"default": object{"$ref": "#/components/responses/Failure"},
	}}
}

func failures() object {
	var b strings.Builder
	b.WriteString("The request failed. Statuses and codes:")
	for _, r := range failure.Table() {
		b.WriteString(" " + strconv.Itoa(r.Status) + " " + string(r.Code) + " (" + r.Meaning + ");")
	}
	return object{"Failure": object{"description": strings.TrimSuffix(b.String(), ";") + ".",
		"content": object{"application/json": object{"schema": object{"$ref": "#/components/schemas/Failure"}}}}}
}

var wildcards = regexp.MustCompile(`\{(\w+)(?:\.\.\.)?\}`)

// pathOf rewrites a pattern of net/http as OpenAPI writes paths: {id...} is {id}.
func pathOf(pattern string) string { return strings.ReplaceAll(pattern, "...}", "}") }

// nullable are the fields that are JSON null where the answer has none, although their Go type does
// not say so: ask.Proposition writes them itself.
var nullable = map[string]bool{"Proposition.subject": true, "Proposition.object": true, "Proposition.kind": true}

// closed are the named string types whose values are a closed list.
var closed = map[reflect.Type][]string{
	reflect.TypeFor[tie.Tier](): append(tierNames(), ""),
	reflect.TypeFor[tie.Standing](): {string(tie.InForce), string(tie.LastObserved), string(tie.Ended),
		string(tie.Signed), string(tie.NotYet),
		string(tie.Contested), ""},
	reflect.TypeFor[evidence.Absence](): {"", string(evidence.None), string(evidence.NotCoded),
		string(evidence.OutOfCoverage), string(evidence.NotInSystem)},
	reflect.TypeFor[ask.Intent](): {string(ask.Allies), string(ask.Relation), string(ask.Since), string(ask.Shared),
		string(ask.Count), string(ask.Rank), string(ask.Members), string(ask.Unknown)},
}
