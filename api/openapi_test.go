package api_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/api"
)

// The description must match what the API really sends: every reply is checked against its schema by
// a small validator that knows the keywords that the description uses, and no others.
func TestRepliesMatchTheDescription(t *testing.T) {
	doc := description(t)
	for path, target := range map[string]string{
		"/api/v1/ask":                    "/api/v1/ask?q=allies+of+korea",
		"/api/v1/actors":                 "/api/v1/actors",
		"/api/v1/actors/{actor}/allies":  "/api/v1/actors/KOR/allies?as_of=1975-06&tier=other",
		"/api/v1/dyads/{a}/{b}":          "/api/v1/dyads/KOR/USA",
		"/api/v1/agreements/{agreement}": "/api/v1/agreements/atop:3240",
		"/api/v1/sources":                "/api/v1/sources",
		"/api/v1/rows/{evidence}":        "/api/v1/rows/eafd146fa5c5.L412",
		"/api/v1/openapi.json":           "/api/v1/openapi.json",
	} {
		schema := at(doc, "paths", path, "get", "responses", "200", "content", "application/json", "schema")
		if schema == nil {
			t.Errorf("%s: got no schema", path)
			continue
		}
		res, err := call(t, target)
		if err != nil {
			t.Fatalf("%s: %v", target, err)
		}
		for _, problem := range validate(doc, schema, decode(t, res.Body), "$") {
			t.Errorf("%s: %s", target, problem)
		}
	}
	for _, target := range []string{"/api/v1/ask?q=gibberish", "/api/v1/ask?q=who+has+most",
		"/api/v1/actors/USA/allies", "/api/v1/actors/PRK/allies"} {
		res, err := call(t, target)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range validate(doc, at(doc, "components", "schemas", "Answer"), decode(t, res.Body), "$") {
			t.Errorf("%s: %s", target, problem)
		}
	}
	p, _ := api.NewProblem(fmt.Errorf("x"), "id")
	res, err := api.JSON(api.Failure{Error: p})
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range validate(doc, at(doc, "components", "schemas", "Failure"), decode(t, res.Body), "$") {
		t.Errorf("failure: %s", problem)
	}
}

// The validator itself must be able to fail.
func TestTheValidatorFindsDifferences(t *testing.T) {
	doc := description(t)
	answer := at(doc, "components", "schemas", "Answer")
	for name, text := range map[string]string{
		"missing field":  `{"question": "x"}`,
		"unknown field":  `{"surprise": 1}`,
		"wrong type":     `{"question": 1}`,
		"not an object":  `[]`,
		"no such intent": `{"reading": {"intent": "love"}}`,
		"no such date":   `{"reading": {"as_of": "tomorrow"}}`,
	} {
		if got := validate(doc, answer, decode(t, []byte(text)), "$"); len(got) == 0 {
			t.Errorf("%s: got no problem", name)
		}
	}
}

func TestEveryRouteIsDescribed(t *testing.T) {
	doc := description(t)
	ids := map[string]bool{}
	for _, r := range api.Resources() {
		op := at(doc, "paths", strings.ReplaceAll(r.Path, "...}", "}"), "get")
		id, _ := at(op, "operationId").(string)
		if op == nil || id == "" || ids[id] {
			t.Errorf("%s: got operation %q, want one of its own", r.Path, id)
		}
		ids[id] = true
		params, _ := at(op, "parameters").([]any)
		for _, p := range params {
			if at(p, "schema") == nil || at(p, "in") == nil {
				t.Errorf("%s: parameter %v has no schema", r.Path, at(p, "name"))
			}
		}
		if want := len(r.Params) + strings.Count(r.Path, "{"); len(params) != want {
			t.Errorf("%s: got %d parameters, want %d", r.Path, len(params), want)
		}
	}
}

func description(t *testing.T) any {
	t.Helper()
	res, err := call(t, "/api/v1/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, res.Body)
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func at(v any, keys ...string) any {
	for _, k := range keys {
		m, _ := v.(map[string]any)
		v = m[k]
	}
	return v
}

func validate(doc, schema, v any, path string) []string {
	s, _ := schema.(map[string]any)
	if ref, ok := s["$ref"].(string); ok {
		return validate(doc, at(doc, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...), v, path)
	}
	if any, ok := s["anyOf"].([]any); ok {
		for _, one := range any {
			if len(validate(doc, one, v, path)) == 0 {
				return nil
			}
		}
		return []string{path + ": none of anyOf fits"}
	}
	if !isType(s["type"], v) {
		return []string{fmt.Sprintf("%s: got %T, want %v", path, v, s["type"])}
	}
	switch v := v.(type) {
	case string:
		return validText(s, v, path)
	case []any:
		var out []string
		for i, x := range v {
			out = append(out, validate(doc, s["items"], x, fmt.Sprintf("%s[%d]", path, i))...)
		}
		return out
	case map[string]any:
		return validObject(doc, s, v, path)
	}
	return nil
}

func validText(s map[string]any, v, path string) []string {
	if p, ok := s["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(v) {
		return []string{fmt.Sprintf("%s: %q does not match %s", path, v, p)}
	}
	if values, ok := s["enum"].([]any); ok && !slices.Contains(values, any(v)) {
		return []string{fmt.Sprintf("%s: %q is none of %v", path, v, values)}
	}
	return nil
}

func validObject(doc any, s, v map[string]any, path string) []string {
	var out []string
	required, _ := s["required"].([]any)
	for _, name := range required {
		if _, ok := v[name.(string)]; !ok {
			out = append(out, fmt.Sprintf("%s: %s is missing", path, name))
		}
	}
	properties, _ := s["properties"].(map[string]any)
	for name, x := range v {
		p, known := properties[name]
		switch extra := s["additionalProperties"].(type) {
		case bool:
			if !known && !extra {
				out = append(out, fmt.Sprintf("%s: %s is not described", path, name))
				continue
			}
		case map[string]any:
			if !known {
				p = extra
			}
		default:
			if !known {
				continue
			}
		}
		out = append(out, validate(doc, p, x, path+"."+name)...)
	}
	return out
}

func isType(want, v any) bool {
	list, ok := want.([]any)
	if !ok {
		list = []any{want}
	}
	name := map[bool]string{true: "null"}[v == nil]
	switch x := v.(type) {
	case string:
		name = "string"
	case bool:
		name = "boolean"
	case float64:
		if slices.Contains(list, any("integer")) && x == float64(int(x)) {
			return true
		}
		name = "number"
	case []any:
		name = "array"
	case map[string]any:
		name = "object"
	}
	return slices.Contains(list, any(name))
}
