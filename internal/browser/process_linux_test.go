package browser

import "syscall"

// tied makes the system end a process with this one: a test binary that runs into its time limit ends
// without cleaning up, and a server that it leaves behind would hold the machine.
func tied() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
