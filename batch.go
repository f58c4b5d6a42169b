package entente

import "context"

// Batch is one edition of one dataset, ready to be written: its card, its files, and a function
// that reads its statements. The ledger keeps the files, then calls Load once.
type Batch struct {
	Card Card
	// Mapping names the program text that reads the files. The same bytes read by another mapping are
	// read again.
	Mapping string
	Files   []BatchFile
	Load    func(ctx context.Context, emit Emit) (Loaded, error)
}

// BatchFile is a file of a batch whose bytes have been hashed already.
type BatchFile struct {
	File
	ID       SnapshotID
	Role     string
	Restates string // see Snapshot
}

// Loaded is what Load read.
type Loaded struct {
	Rows   int
	Issues Issues
}
