package api

import (
	"entente"
	"entente/evidence"
	"entente/tie"
)

// Actors is what the list of actors gives.
type Actors struct {
	Actors []entente.Actor `json:"actors"`
}

// Sources is what the list of datasets gives.
type Sources struct {
	Sources []entente.Holding `json:"sources"`
}

// History is every tie that one actor ever had.
type History struct {
	Actor          entente.ActorID    `json:"actor"`
	KnownAt        entente.Date       `json:"known_at"`
	Episodes       []tie.Episode      `json:"agreements"`
	Evidence       evidence.Footnotes `json:"evidence"`
	evidence.Cited                    // what the evidence refers to
}

// Resources are the things that can be read, in the order in which they are described.
func Resources() []Resource {
	return []Resource{
		resource(Resource{Name: "ask", Path: "/api/v1/ask", Page: "/ask",
			Summary: "A question in words, read and answered",
			Params:  append([]string{"q"}, AnswerParams...),
			Example: "/api/v1/ask?q=Who+is+allies+with+south+korea"}, readQuestion, answerTable),
		resource(Resource{Name: "actors", Path: "/api/v1/actors", Page: "/actors", Summary: "Every actor that is known",
			Example: "/api/v1/actors"}, readActors, actorTable),
		resource(Resource{Name: "allies", Path: "/api/v1/actors/{actor}/allies", Page: "/actor/{actor}",
			Summary: "The partners of one actor, by tier", Params: AnswerParams,
			Example: "/api/v1/actors/KOR/allies?as_of=1975"}, readAllies, answerTable),
		resource(Resource{Name: "agreements", Path: "/api/v1/actors/{actor}/agreements",
			Summary: "Every alliance, security agreement, partnership and trade agreement that one actor ever had",
			Params:  []string{"known_at"}, Example: "/api/v1/actors/KOR/agreements"}, readHistory, historyTable),
		resource(Resource{Name: "members", Path: "/api/v1/actors/{group}/members",
			Summary: "Who belongs to a group at a date", Params: []string{"as_of", "known_at", "lang"},
			Example: "/api/v1/actors/NATO/members?as_of=1970"}, readMembers, answerTable),
		resource(Resource{Name: "dyad", Path: "/api/v1/dyads/{a}/{b}", Page: "/dyad/{a}/{b}",
			Summary: "What ties two actors", Params: AnswerParams,
			Example: "/api/v1/dyads/KOR/USA"}, readDyad, answerTable),
		resource(Resource{Name: "agreement", Path: "/api/v1/agreements/{agreement...}",
			Page:    "/agreement/{agreement...}",
			Summary: "One agreement as all its sources have it", Params: []string{"known_at"}}, readAgreement,
			partyTable),
		resource(Resource{Name: "sources", Path: "/api/v1/sources", Page: "/sources",
			Summary: "The datasets, their licences and citations", Example: "/api/v1/sources"}, readSources,
			sourceTable),
		resource(Resource{Name: "source", Path: "/api/v1/sources/{dataset}", Page: "/sources/{dataset}",
			Summary: "One dataset with its editions, or one edition, with licence and citation",
			Example: "/api/v1/sources/atop"}, readSource, sourceTable),
		resource(Resource{Name: "trace", Path: "/api/v1/rows/{evidence...}", Page: "/row/{evidence...}",
			Summary: "The record behind a footnote, as it stands in its file"}, readRow, rowTable),
	}
}
