package title

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"sync"

	"entente"
)

// former are the names that states had when they signed: a treaty of 1965 was with the Soviet Union,
// not with Russia.
//
//go:embed former.csv
var former []byte

type formerName struct {
	name string
	used entente.Period
}

var formerNames = sync.OnceValues(func() (map[entente.ActorID][]formerName, error) {
	rows, err := csv.NewReader(bytes.NewReader(former)).ReadAll()
	if err != nil {
		return nil, err
	}
	byActor := map[entente.ActorID][]formerName{}
	for _, row := range rows[1:] {
		from, err := entente.ParseDate(row[2])
		if err != nil {
			return nil, err
		}
		to, err := entente.ParseDate(row[3])
		if err != nil {
			return nil, err
		}
		id := entente.ActorID(row[0])
		byActor[id] = append(byActor[id], formerName{row[1], entente.Period{From: from, To: to}})
	}
	return byActor, nil
})

// Name is what an actor was called at a date: its former name if it had another one then, else the
// name that it has now. Without a date it is the name that it has now.
func Name(a entente.Actor, at entente.Date) string {
	names, err := formerNames()
	if err != nil || at.IsZero() { // a broken table is found by the tests
		return a.Name
	}
	for _, f := range names[a.ID] {
		if f.used.At(at.First()) {
			return f.name
		}
	}
	return a.Name
}
