//go:build tools

// Package tools pins the S3 gateway that libs/engines builds; go.sum holds its digests.
package tools

import (
	_ "github.com/versity/versitygw/cmd/versitygw"
)
