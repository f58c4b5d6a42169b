package ask

import (
	"encoding/json"

	"entente"
	"entente/tie"
)

// MarshalJSON writes the reading as docs and pages show it: what the question does not name is null,
// and alternatives is always a list.
func (r Reading) MarshalJSON() ([]byte, error) {
	alternatives := r.Alternatives
	if alternatives == nil {
		alternatives = []entente.ActorID{}
	}
	return json.Marshal(struct {
		Intent        Intent            `json:"intent"`
		Subject       *entente.ActorID  `json:"subject"`
		Object        *entente.ActorID  `json:"object"`
		Objects       []entente.ActorID `json:"objects,omitempty"`
		AsOf          entente.Date      `json:"as_of"`
		KnownAt       entente.Date      `json:"known_at"`
		Kind          *KindFilter       `json:"kind"`
		Tier          tie.Tier          `json:"tier,omitempty"`
		Side          Side              `json:"side,omitempty"`
		Aspect        Aspect            `json:"aspect,omitempty"`
		Alternatives  []entente.ActorID `json:"alternatives"`
		Notes         []string          `json:"notes,omitempty"`
		Understood    []string          `json:"understood,omitempty"`
		NotUnderstood []string          `json:"not_understood,omitempty"`
	}{r.Intent, orNull(r.Subject), orNull(r.Object), r.Objects, r.AsOf, r.KnownAt, orNull(r.Kind), r.Tier, r.Side, r.Aspect,
		alternatives, r.Notes, r.Understood, r.NotUnderstood})
}

func orNull[T ~string](v T) *T {
	if v == "" {
		return nil
	}
	return &v
}
