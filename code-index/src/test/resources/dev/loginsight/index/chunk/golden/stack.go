// Package stack keeps things.
package stack

import (
	"errors"
	"fmt"
)

// ErrEmpty is returned by Pop.
var ErrEmpty = errors.New("empty")

const (
	small = iota // one
	large
)

var (
	names = map[string]int{}
	total int
)

// Stack of anything.
type Stack[E any] struct {
	items []E
}

type (
	// Sizer has a size.
	Sizer interface{ Size() int }
	alias = Sizer
)

// New makes one.
func New[E any](items ...E) *Stack[E] { return &Stack[E]{items} }

// Pop takes the last one.
func (s *Stack[E]) Pop() (item E, err error) {
	if len(s.items) == 0 {
		return item, ErrEmpty
	}
	go func() { fmt.Println("popped") }()
	return s.items[len(s.items)-1], nil
}

func (alias) anonymous() {}

func init() { total = 0 }
