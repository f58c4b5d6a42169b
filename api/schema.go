package api

import (
	"encoding"
	"reflect"
	"strings"

	"entente"
)

const datePattern = `^\d{4}(-\d{2}(-\d{2})?)?$`

// questionDate is a date as a question may write it; one after today is refused.
const questionDate = `^(\d{4}(-\d{2}(-\d{2})?)?|[Tt]oday)$`

// schemas collects the JSON schemas of Go types as encoding/json writes them. Structs with a name
// become components; everything else is written in place.
type schemas struct{ named object }

func (s *schemas) of(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[entente.Date]():
		return object{"type": []string{"string", "null"}, "pattern": datePattern,
			"description": "a year, a month or a day, as well as it is known; null where none is recorded"}
	case t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return object{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return orNull(s.of(t.Elem()))
	case reflect.Struct:
		return s.ref(t)
	case reflect.Slice, reflect.Array:
		return object{"type": []string{"array", "null"}, "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": []string{"object", "null"}, "additionalProperties": s.of(t.Elem())}
	case reflect.String:
		if values, ok := closed[t]; ok {
			return object{"type": "string", "enum": values}
		}
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	}
	return object{"type": "integer"}
}

// ref names a struct's schema, describing it on the first visit; types may refer to themselves.
func (s *schemas) ref(t reflect.Type) object {
	if _, done := s.named[t.Name()]; !done {
		s.named[t.Name()] = object{}
		properties, required := object{}, []string{}
		s.fields(t, t.Name(), properties, &required)
		s.named[t.Name()] = object{"type": "object", "properties": properties, "required": required,
			"additionalProperties": false}
	}
	return object{"$ref": "#/components/schemas/" + t.Name()}
}

// fields adds the fields of a struct; those of an embedded struct without a name of its own count as
// the outer one's, as in encoding/json.
func (s *schemas) fields(t reflect.Type, owner string, properties object, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
			continue
		case f.Anonymous && name == "":
			s.fields(f.Type, owner, properties, required)
			continue
		case !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		schema := s.of(f.Type)
		if nullable[owner+"."+name] {
			schema = orNull(schema)
		}
		properties[name] = schema
		if options == "" { // neither omitempty nor omitzero
			*required = append(*required, name)
		}
	}
}

// orNull allows null beside what a schema allows.
func orNull(schema object) object {
	switch t := schema["type"].(type) {
	case string:
		out := object{}
		for k, v := range schema {
			out[k] = v
		}
		out["type"] = []string{t, "null"}
		delete(out, "enum")
		return out
	case []string:
		return schema
	}
	return object{"anyOf": []any{schema, object{"type": "null"}}}
}

// Arguments is the JSON schema of what the resource takes, its path and its query alike, as one object.
func (r Resource) Arguments() map[string]any {
	properties, required := object{}, []string{}
	for i, name := range append(r.Wildcards(), r.Params...) {
		p := parameters[name]
		property := object{"description": p["description"]}
		if example, ok := p["example"]; ok {
			property["examples"] = []any{example}
		}
		for k, v := range p["schema"].(object) {
			property[k] = v
		}
		properties[name] = property
		if i < len(r.Wildcards()) || p["required"] == true {
			required = append(required, name)
		}
	}
	return object{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}
