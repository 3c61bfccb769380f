//go:build tools

// Package tools pins the MongoDB database tools that libs/engines builds; go.sum holds their digests.
package tools

import (
	_ "github.com/mongodb/mongo-tools/bsondump/main"
	_ "github.com/mongodb/mongo-tools/mongodump/main"
	_ "github.com/mongodb/mongo-tools/mongorestore/main"
)
