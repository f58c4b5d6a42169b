package web

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente"
	"entente/say"
	"entente/tie"
	"entente/web/draw"
)

// Network is the picture of an actor's closest partners and the alliances among them.
type Network struct {
	Centre Node
	Nodes  []Node
	Edges  []EdgeRow
	Left   int // partners of the same tiers beyond those drawn
}

// Node is one partner in the picture.
type Node struct {
	draw.Point
	Actor       entente.ActorID
	Label, Name string
	URL         string
	Tier        tie.Tier
}

// EdgeRow is one alliance between two partners: a line of the picture, a row of its table.
type EdgeRow struct {
	A, B Node
}

// nodesDrawn keeps the picture legible on a phone.
const nodesDrawn = 30

// network takes partners from the highest tier down to strategic ones; within the tier that does not
// fit any more those with the most ties come first.
func (s *site) network(ctx context.Context, v *visit, subject entente.Actor, a say.Answer) (Network, error) {
	var chosen []tie.Partner
	for _, p := range a.Partners {
		if tierRank(p.Tier) <= tierRank(tie.StrategicPartner) {
			chosen = append(chosen, p)
		}
	}
	slices.SortStableFunc(chosen, func(a, b tie.Partner) int {
		return cmp.Or(tierRank(a.Tier)-tierRank(b.Tier), len(b.Ties)-len(a.Ties))
	})
	n := Network{Centre: Node{Point: draw.Point{X: 50, Y: 50}, Actor: subject.ID, Label: label(subject.ID),
		Name: subject.Name}}
	if len(chosen) > nodesDrawn {
		n.Left = len(chosen) - nodesDrawn
		chosen = chosen[:nodesDrawn]
	}
	ids := make([]entente.ActorID, len(chosen))
	for i, p := range chosen {
		ids[i] = p.Actor
		n.Nodes = append(n.Nodes, Node{Actor: p.Actor, Label: label(p.Actor), Name: p.Name, URL: s.dyadURL(a, p.Actor),
			Tier: p.Tier})
	}
	if len(ids) == 0 {
		return n, nil
	}
	edges, err := v.Records.Edges(ctx, ids, a.Reading.AsOf, a.Reading.KnownAt)
	if err != nil {
		return n, err
	}
	n.place(ids, edges)
	return n, nil
}

func (n *Network) place(ids []entente.ActorID, edges []tie.Edge) {
	var links []draw.Link
	for _, e := range edges {
		a, b := slices.Index(ids, e.From), slices.Index(ids, e.To)
		if a >= 0 && b >= 0 && a != b {
			links = append(links, draw.Link{A: a, B: b})
		}
	}
	rings := make([]int, len(n.Nodes))
	for i, x := range n.Nodes {
		rings[i] = tierRank(x.Tier)
	}
	for i, p := range draw.Layout(rings, links) {
		n.Nodes[i].Point = p
	}
	for _, l := range links {
		n.Edges = append(n.Edges, EdgeRow{A: n.Nodes[l.A], B: n.Nodes[l.B]})
	}
}

// label is what fits into a node: the code, without the name of its system.
func label(id entente.ActorID) string {
	s := string(id)
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		s = s[i+1:]
	}
	return s[:min(len(s), 5)]
}
