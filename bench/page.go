package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"time"

	"entente/crosswalk"
)

// pages are what the budget of the server speaks of.
var pages = []struct{ path, name string }{
	{"/actor/KOR", "actor page"},
	{"/actor/KOR.json", "its JSON"},
}

const rounds = 3 // loads of each page, each followed by one of its reference

// page measures the server: pages asked for the first time, pages when warm under load, and then the
// memory that it holds.
func (b *bench) page(ctx context.Context) ([]row, error) {
	ledger, err := b.starterLedger(ctx)
	if err != nil {
		return nil, err
	}
	s, err := b.serve(ctx, ledger)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	var rows []row
	for _, p := range pages {
		more, err := underLoad(ctx, s.addr, p.path, p.name)
		if err != nil {
			return rows, err
		}
		rows = append(rows, more...)
	}
	afterLoad, _, err := resident(s.command.Process.Pid)
	isTold := err == nil
	cold, err := everyActor(ctx, s.addr)
	if err != nil {
		return rows, err
	}
	rows = append(rows, row{work: "actor page, never asked for before, one client", values: cold})
	if !isTold {
		return rows, nil
	}
	return b.memory(ctx, rows, s, afterLoad)
}

// underLoad measures a warm page: as fast as 50 clients go, and at the rate of the budget.
func underLoad(ctx context.Context, addr, path, name string) ([]row, error) {
	ref, err := copyOf(addr, path)
	if err != nil {
		return nil, err
	}
	defer ref.close()
	const target = 1500 // requests a second, of the budget
	full := load{clients: 50, requests: 20_000, time: 5 * time.Second}
	paced := load{clients: 50, requests: 2 * target, time: 5 * time.Second, rate: target}
	var p50, p99, rate, pacedP50, pacedP99 [2]sample
	var size int64
	err = alternate(rounds, func(isMeasured bool) error {
		for i, server := range []string{addr, ref.addr()} {
			at, err := full.drive(ctx, server, path)
			if err != nil {
				return err
			}
			even, err := paced.drive(ctx, server, path)
			if err != nil {
				return err
			}
			if !isMeasured {
				continue
			}
			size = at.bytes
			p50[i] = append(p50[i], at.latency.percentile(50))
			p99[i] = append(p99[i], at.latency.percentile(99))
			rate[i] = append(rate[i], at.rate)
			pacedP50[i] = append(pacedP50[i], even.latency.percentile(50))
			pacedP99[i] = append(pacedP99[i], even.latency.percentile(99))
		}
		return nil
	})
	what := fmt.Sprintf("%s (%.0f KB sent), 50 clients", name, float64(size)/1024)
	line := func(end string, u unit, s [2]sample, limit budget) row {
		return row{work: what + end, unit: u, values: s[0], budget: limit,
			references: []reference{{"net/http handler, same bytes and load", s[1]}}}
	}
	return []row{
		line(" without pause: requests", perSecond, rate, budget{least: target}),
		line(" without pause: p50", inMilliseconds, p50, budget{most: 5}),
		line(" without pause: p99", inMilliseconds, p99, budget{most: 40}),
		line(" at 1,500/s: p50", inMilliseconds, pacedP50, budget{most: 5}),
		line(" at 1,500/s: p99", inMilliseconds, pacedP99, budget{most: 40}),
	}, err
}

// everyActor asks for the page of every actor once, on one connection.
func everyActor(ctx context.Context, addr string) (sample, error) {
	cw, err := crosswalk.New()
	if err != nil {
		return nil, err
	}
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	reader := bufio.NewReaderSize(conn, 64<<10)
	var s sample
	for _, a := range cw.Actors() {
		if a.ID == "KOR" || ctx.Err() != nil {
			continue // warm already
		}
		start := time.Now()
		path := "/actor/" + string(a.ID)
		if _, err := exchange(conn, reader, []byte("GET "+path+" HTTP/1.1\r\nHost: "+addr+
			"\r\nAccept-Encoding: gzip\r\n\r\n")); err != nil {
			return s, fmt.Errorf("%s: %w", path, err)
		}
		s = append(s, milliseconds(time.Since(start)))
	}
	return s, ctx.Err()
}

// memory adds what the server holds after the load, and after a page of every actor.
func (b *bench) memory(ctx context.Context, rows []row, s *server, afterLoad float64) ([]row, error) {
	now, highest, err := resident(s.command.Process.Pid)
	if err != nil {
		return rows, err
	}
	var bare processes
	err = alternate(b.runs, func(isMeasured bool) error {
		p, err := b.call(ctx, b.dir, "version")
		if err == nil && isMeasured {
			bare.add(p)
		}
		return err
	})
	line := func(work string, v float64) row {
		return row{work: work, unit: inMegabytes, values: sample{v}, budget: budget{most: 200},
			references: []reference{{"entente version, highest", bare.peak}}}
	}
	return append(rows, line("resident memory of the server, after the load", afterLoad),
		line("resident memory, after a page of every actor", now), line("resident memory, at its highest",
			highest)), err
}
