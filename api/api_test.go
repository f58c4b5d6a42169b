package api_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/api"
	"entente/api/apitest"
	"entente/ask"
	"entente/say"
	"entente/tie"
)

// call asks one path of the API, without anything in front of it.
func call(t *testing.T, target string) (api.Response, error) {
	t.Helper()
	w := apitest.New()
	mux := http.NewServeMux()
	var res api.Response
	err := error(&entente.Error{Code: entente.CodeNotFound, Message: "no route"})
	for _, r := range api.Resources() {
		mux.HandleFunc(r.Path, func(_ http.ResponseWriter, req *http.Request) {
			in := api.Input{Values: req.URL.Query()}
			for _, name := range r.Wildcards() {
				in.Set(name, req.PathValue(name))
			}
			res, err = read(t, w, r, in, "json")
		})
	}
	mux.HandleFunc(api.DescriptionPath, func(http.ResponseWriter, *http.Request) {
		res,
			err = api.JSON(api.Describe(api.Resources()))
	})
	mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, target, nil))
	return res, err
}

// read reads a resource from the world as a request does, in a format.
func read(t *testing.T, w *apitest.World, r api.Resource, in api.Input, format string) (api.Response, error) {
	t.Helper()
	s, err := w.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := r.Read(t.Context(), s, in)
	if err != nil {
		return api.Response{}, err
	}
	return r.Render(v, format)
}

func TestRoutes(t *testing.T) {
	for _, c := range []struct {
		target, want string // a piece of the reply
		code         entente.Code
	}{
		{"/api/v1/ask?q=allies+of+korea", `"intent": "allies"`, ""},
		{"/api/v1/ask?q=gibberish", `"intent": "unknown"`, ""},
		{"/api/v1/ask?q=%ED%95%9C%EA%B5%AD", `"subject": "KOR"`, ""},
		{"/api/v1/ask", `"intent": "unknown"`, ""},
		{"/api/v1/ask?q=+", `"intent": "unknown"`, ""},
		{"/api/v1/ask?q=%ff", "", entente.CodeInvalid},
		{"/api/v1/ask?q=" + strings.Repeat("a", 1001), "", entente.CodeTooLarge},
		{"/api/v1/ask?q=korea&as_of=1975-02-31", "", entente.CodeInvalid},
		{"/api/v1/actors", `"actor": "KOR"`, ""},
		{"/api/v1/actors/KOR/allies", `"tier": "treaty_ally"`, ""},
		{"/api/v1/actors/kor/allies?as_of=1975", `"as_of": "1975"`, ""},
		{"/api/v1/actors/KOR/allies?known_at=2017-11", `"known_at": "2017-11"`, ""},
		{"/api/v1/actors/KOR/allies?tier=friend", "", entente.CodeInvalid},
		{"/api/v1/actors/KOR/allies?kind=love", "", entente.CodeInvalid},
		{"/api/v1/actors/KOR/allies?kind=defence", `"kind": "defence"`, ""},
		{"/api/v1/actors/ZZZ/allies", "", entente.CodeNotFound},
		{"/api/v1/actors/kor/agreements", `"agreements": [`, ""},
		{"/api/v1/actors/ZZZ/agreements", "", entente.CodeNotFound},
		{"/api/v1/actors/KOR/agreements?known_at=2999", "", entente.CodeInvalid},
		{"/api/v1/dyads/KOR/USA", `"object": "USA"`, ""},
		{"/api/v1/dyads/KOR/ZZZ", "", entente.CodeNotFound},
		{"/api/v1/dyads/KOR/USA?known_at=x", "", entente.CodeInvalid},
		{"/api/v1/ask?q=korea&as_of=2999", "", entente.CodeInvalid},
		{"/api/v1/ask?q=korea&known_at=2026-12", "", entente.CodeInvalid},
		{"/api/v1/actors/KOR/allies?as_of=2026-11-25", "", entente.CodeInvalid},
		{"/api/v1/actors/KOR/allies?as_of=2026-11-24", `"as_of": "2026-11-24"`, ""},
		{"/api/v1/actors/KOR/allies?as_of=Today", `"as_of": "2026-11-24"`, ""},
		{"/api/v1/dyads/KOR/USA?as_of=2026", `"as_of": "2026"`, ""},
		{"/api/v1/dyads/KOR/USA?known_at=2027", "", entente.CodeInvalid},
		{"/api/v1/agreements/atop:3240?known_at=2027", "", entente.CodeInvalid},
		{"/api/v1/agreements/ATOP:3240", `"agreement": "atop:3240"`, ""},
		{"/api/v1/agreements/atop:3240", `"agreement": "atop:3240"`, ""},
		{"/api/v1/agreements/atop:1", "", entente.CodeNotFound},
		{"/api/v1/agreements/atop:3240?known_at=x", "", entente.CodeInvalid},
		{"/api/v1/sources", `"licence": "no open licence"`, ""},
		{"/api/v1/rows/eafd146fa5c5.L412", `"evidence_id": "eafd146fa5c5.L412"`, ""},
		{"/api/v1/rows/nonsense", "", entente.CodeInvalid},
		{"/api/v1/rows/aaaaaaaaaaaa.L1", "", entente.CodeNotFound},
		{"/api/v1/openapi.json", `"openapi": "3.1.0"`, ""},
	} {
		res, err := call(t, c.target)
		if got := entente.CodeOf(err); got != c.code {
			t.Errorf("%.60s: got code %q (%v), want %q", c.target, got, err, c.code)
			continue
		}
		if err == nil && (!strings.Contains(string(res.Body), c.want) || res.Type != api.TypeJSON) {
			t.Errorf("%.60s: got %s %.300s, want %s in it", c.target, res.Type, res.Body, c.want)
		}
	}
}

func TestParametersAreChecked(t *testing.T) {
	for _, c := range []struct {
		query, want string // a piece of the message; "" is fine
	}{
		{"", ""}, {"as_of=1975", ""}, {"as_of=", ""}, {"as_of=1975&tier=other", ""},
		{"as-of=1975", `called "as-of"`},
		{"as_of=1975&as_of=1976", "given 2 times"},
		{strings.Repeat("x", 300) + "=1", "xxx…"},
	} {
		q, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		err = api.CheckParams(q, api.AnswerParams)
		message, hint := "", ""
		if err != nil {
			message, hint = entente.MessageOf(err)
		}
		if (c.want == "") != (err == nil) || !strings.Contains(message, c.want) || len(message) > 200 {
			t.Errorf("%.40s: got %q, want %q", c.query, message, c.want)
		}
		if err != nil && !strings.Contains(hint, "as_of") && c.want != "given 2 times" {
			t.Errorf("%.40s: got hint %q, want the parameters that there are", c.query, hint)
		}
	}
	if err := api.CheckParams(url.Values{"q": {"1"}}, nil); err == nil {
		t.Error("got no error for a parameter of a path that takes none")
	}
}

func TestProblemsTellWhatTheyMay(t *testing.T) {
	secret := &entente.Error{Code: entente.CodeInternal, Op: "ledger.Open", Message: "secret path", Hint: "secret hint"}
	p, status := api.NewProblem(secret, "abc")
	if status != 500 || strings.Contains(p.Message+p.Hint, "secret") || p.RequestID != "abc" {
		t.Errorf("internal: got %d %+v, want 500 and no detail", status, p)
	}
	issue := entente.Issue{Rule: "bad_date", Message: "no such day"}
	p, status = api.NewProblem(&entente.Error{Code: entente.CodeUnprocessable, Message: "m", Hint: "h",
		Issues: []entente.Issue{issue}}, "")
	if status != 422 || p.Message != "m" || p.Hint != "h" || len(p.Issues) != 1 {
		t.Errorf("unprocessable: got %d %+v, want its message, hint and issue", status, p)
	}
	text, err := json.Marshal(api.Failure{Error: p})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{`{"error":{`, `"code":`, `"message":`, `"hint":`, `"issues":`, `"request_id":`} {
		if !strings.Contains(string(text), key) {
			t.Errorf("got %s, want %s in it", text, key)
		}
	}
}

// The twins of an answer say the same: every tie of the JSON is a row of the CSV.
func TestCSVAndJSONAgree(t *testing.T) {
	w := apitest.New()
	for _, actor := range []entente.ActorID{"KOR", "USA", "PRK"} {
		a, err := w.Allies(t.Context(), actor, ask.Options{})
		if err != nil {
			t.Fatal(err)
		}
		res, err := api.Named("allies").Render(a, "csv")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(res.Body))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", actor, err)
		}
		column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
		n := 1
		for _, p := range a.Partners {
			for _, v := range p.Ties {
				row := rows[n]
				n++
				for name, want := range map[string]string{"partner": string(p.Actor), "partner_tier": string(p.Tier),
					"kind":      string(v.Kind),
					"agreement": string(v.Agreement), "from": v.From.String(), "to": v.To.String(),
					"standing":  string(v.Standing),
					"confirmed": v.Confirmed.String(), "direction": v.Direction,
					"obligations": strings.Join(v.Obligations, "; ")} {
					if got := column(row, name); got != want {
						t.Errorf("%s, row %d, %s: got %q, want %q", actor, n, name, got, want)
					}
				}
				for _, id := range v.Evidence {
					if !strings.Contains(column(row, "evidence"), string(id)) {
						t.Errorf("%s, row %d: got evidence %q, want %s in it", actor, n, column(row, "evidence"), id)
					}
				}
				if len(v.Evidence) > 0 && (column(row, "licences") == "" || column(row, "citations") == "") {
					t.Errorf("%s, row %d: got no licence or no citation", actor, n)
				}
			}
		}
		if len(rows) != n {
			t.Errorf("%s: got %d rows, want %d", actor, len(rows), n)
		}
	}
}

func TestCSVGuardsFormulas(t *testing.T) {
	in := []string{"=1+1", "+1", "-1", "@x", "\t=1", "plain", "1953-10-01", "", "한국", `a "b", c`}
	res, err := api.Table{Columns: in, Rows: func(func([]string) bool) {}}.CSV()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(res.Body))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"'=1+1", "'+1", "'-1", "'@x", "'\t=1", "plain", "1953-10-01", "", "한국", `a "b", c`}
	if !slices.Equal(rows[0], want) {
		t.Errorf("got %q, want %q", rows[0], want)
	}
	if in[0] != "=1+1" {
		t.Errorf("the caller's cell became %q, want it left alone", in[0])
	}
	if !strings.HasSuffix(string(res.Body), "\r\n") {
		t.Errorf("got lines without CRLF: %q", res.Body)
	}
}

func TestOtherCSV(t *testing.T) {
	w := apitest.New()
	i, _ := w.Instrument(t.Context(), "atop:3240", entente.Date{})
	hs, _ := w.Holdings(t.Context())
	row, _ := w.Row(t.Context(), "eafd146fa5c5.L412")
	n := 41
	ranking := say.Answer{Finding: ask.Finding{Partners: []tie.Partner{{Actor: "USA", Count: &n}}}}
	for name, c := range map[string]struct {
		resource string
		read     any
		rows     int
		want     string
	}{
		"instrument": {"agreement", i, len(i.Parties) + 1, "defence; consultation"},
		"sources":    {"sources", api.Sources{Sources: hs}, len(hs) + 1, "forbidden"},
		"row":        {"trace", row, len(row.Columns) + 1, "'-1"},
		"actors":     {"actors", api.Actors{Actors: w.Actors()}, len(w.Actors()) + 1, "대한민국"},
		"ranking":    {"ask", ranking, 2, "41"},
	} {
		res, err := api.Named(c.resource).Render(c.read, "csv")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(res.Body))).ReadAll()
		if err != nil || len(rows) != c.rows || !strings.Contains(string(res.Body), c.want) {
			t.Errorf("%s: got %d rows, error %v, want %d and %q in it", name, len(rows), err, c.rows, c.want)
		}
	}
}
