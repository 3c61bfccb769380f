// Generated from the Mongoose schemas by `npm run generate`; edit those instead.
// Runs under mongosh against the database in the connection string. Safe to run again: it changes only what differs.

const database = db;

function ensureCollection(name, options) {
  if (database.getCollectionInfos({ name }).length === 0) database.createCollection(name, options);
  else database.runCommand({ collMod: name, ...options });
}

ensureCollection("advice_dismissals", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "reason",
          "dismissed_by",
          "dismissed_at",
          "advice_id"
        ],
        "properties": {
          "reason": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "until": {
            "bsonType": "date"
          },
          "dismissed_by": {
            "bsonType": "string"
          },
          "dismissed_at": {
            "bsonType": "date"
          },
          "advice_id": {
            "bsonType": "string",
            "minLength": 16,
            "maxLength": 16,
            "pattern": "^[0-9a-f]{16}$"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("advice_proofs", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "sample_documents",
          "collection_documents",
          "index_bytes",
          "index_entries",
          "shapes",
          "proven_at",
          "advice_id"
        ],
        "properties": {
          "sample_documents": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "collection_documents": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "index_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "index_entries": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "shapes": {
            "bsonType": "array",
            "items": {
              "bsonType": "object",
              "required": [
                "shape_id",
                "queries",
                "index_used",
                "documents_examined",
                "keys_examined",
                "milliseconds"
              ],
              "properties": {
                "shape_id": {
                  "bsonType": "string",
                  "minLength": 16,
                  "maxLength": 16,
                  "pattern": "^[0-9a-f]{16}$"
                },
                "queries": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                },
                "replayed": {
                  "bsonType": "bool"
                },
                "index_used": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                },
                "documents_examined": {
                  "bsonType": "object",
                  "required": [
                    "before",
                    "after"
                  ],
                  "properties": {
                    "before": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    },
                    "after": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    }
                  }
                },
                "keys_examined": {
                  "bsonType": "object",
                  "required": [
                    "before",
                    "after"
                  ],
                  "properties": {
                    "before": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    },
                    "after": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    }
                  }
                },
                "milliseconds": {
                  "bsonType": "object",
                  "required": [
                    "before",
                    "after"
                  ],
                  "properties": {
                    "before": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    },
                    "after": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    }
                  }
                }
              }
            }
          },
          "verdict": {
            "bsonType": "string",
            "enum": [
              "proven",
              "refuted",
              "undecided"
            ]
          },
          "reason": {
            "bsonType": "string"
          },
          "refused": {
            "bsonType": "string"
          },
          "proven_at": {
            "bsonType": "date"
          },
          "advice_id": {
            "bsonType": "string",
            "minLength": 16,
            "maxLength": 16,
            "pattern": "^[0-9a-f]{16}$"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("api_key_changes", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "mark"
        ],
        "properties": {
          "mark": {
            "bsonType": "string"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("api_keys", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "key_id",
          "name",
          "prefix",
          "scopes",
          "created_at",
          "created_by",
          "secrets",
          "works_until"
        ],
        "properties": {
          "key_id": {
            "bsonType": "string",
            "minLength": 36,
            "maxLength": 36,
            "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
          },
          "name": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 100,
            "pattern": "^[A-Za-z0-9][A-Za-z0-9 ._:@/-]*$"
          },
          "prefix": {
            "bsonType": "string"
          },
          "scopes": {
            "bsonType": "array",
            "items": {
              "bsonType": "string",
              "maxLength": 100,
              "pattern": "^(?:\\*|[a-z-]+:(?:\\*|[a-z]+))$"
            }
          },
          "rate_limit_per_minute": {
            "bsonType": "int",
            "minimum": 1,
            "maximum": 100000000
          },
          "created_at": {
            "bsonType": "date"
          },
          "created_by": {
            "bsonType": "string"
          },
          "parent_key_id": {
            "bsonType": "string",
            "minLength": 36,
            "maxLength": 36,
            "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
          },
          "expires_at": {
            "bsonType": "date"
          },
          "rotated_at": {
            "bsonType": "date"
          },
          "previous_secret_until": {
            "bsonType": "date"
          },
          "revoked_at": {
            "bsonType": "date"
          },
          "last_used_at": {
            "bsonType": "date"
          },
          "secrets": {
            "bsonType": "array",
            "items": {
              "bsonType": "object",
              "required": [
                "sha256"
              ],
              "properties": {
                "sha256": {
                  "bsonType": "string"
                },
                "until": {
                  "bsonType": "date"
                }
              }
            }
          },
          "ancestor_key_ids": {
            "bsonType": "array",
            "maxItems": 16,
            "items": {
              "bsonType": "string"
            }
          },
          "works_until": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("audit", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "audit_id",
          "at",
          "caller",
          "address",
          "operation",
          "method",
          "path",
          "request_id",
          "outcome",
          "expires_at"
        ],
        "properties": {
          "audit_id": {
            "bsonType": "string",
            "minLength": 36,
            "maxLength": 36,
            "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
          },
          "at": {
            "bsonType": "date"
          },
          "caller": {
            "bsonType": "string",
            "maxLength": 100
          },
          "key_name": {
            "bsonType": "string"
          },
          "key_prefix": {
            "bsonType": "string"
          },
          "address": {
            "bsonType": "string"
          },
          "operation": {
            "bsonType": "string",
            "maxLength": 100
          },
          "method": {
            "bsonType": "string"
          },
          "path": {
            "bsonType": "string"
          },
          "target": {
            "bsonType": "string",
            "maxLength": 1000
          },
          "deleting": {
            "bsonType": "array",
            "items": {
              "bsonType": "string"
            }
          },
          "request_id": {
            "bsonType": "string"
          },
          "outcome": {
            "bsonType": "string",
            "enum": [
              "begun",
              "running",
              "succeeded",
              "refused",
              "failed",
              "cancelled"
            ]
          },
          "job_id": {
            "bsonType": "string",
            "maxLength": 128
          },
          "error_code": {
            "bsonType": "string",
            "maxLength": 64
          },
          "repeated": {
            "bsonType": "int",
            "minimum": 1
          },
          "status": {
            "bsonType": "int"
          },
          "completed_at": {
            "bsonType": "date"
          },
          "before": {
            "bsonType": "string"
          },
          "after": {
            "bsonType": "string"
          },
          "cut": {
            "bsonType": "array",
            "items": {
              "bsonType": "string",
              "enum": [
                "before",
                "after"
              ]
            }
          },
          "expires_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("backup_schedule_runs", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "schedule_id",
          "at",
          "outcome",
          "by_request",
          "expires_at"
        ],
        "properties": {
          "schedule_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 64,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "at": {
            "bsonType": "date"
          },
          "outcome": {
            "bsonType": "string",
            "enum": [
              "running",
              "succeeded",
              "failed",
              "cancelled",
              "skipped",
              "paused",
              "left_out"
            ]
          },
          "by_request": {
            "bsonType": "bool"
          },
          "requested_by": {
            "bsonType": "string",
            "maxLength": 200
          },
          "reason": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "job_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "error": {
            "bsonType": "string"
          },
          "ended_at": {
            "bsonType": "date"
          },
          "expires_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("backup_schedules", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "schedule_id",
          "name",
          "cron",
          "time_zone",
          "engine",
          "compression",
          "enabled",
          "from_environment",
          "succeeded",
          "failed",
          "created_at",
          "updated_at",
          "version"
        ],
        "properties": {
          "schedule_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 64,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "name": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 100,
            "pattern": "^[A-Za-z0-9][A-Za-z0-9 ._:-]*$"
          },
          "cron": {
            "bsonType": "string",
            "maxLength": 200
          },
          "time_zone": {
            "bsonType": "string",
            "maxLength": 64,
            "pattern": "^[A-Za-z][A-Za-z0-9_+-]*(?:\\/[A-Za-z0-9_+-]+)*$"
          },
          "engine": {
            "bsonType": "string",
            "enum": [
              "native",
              "mongodump"
            ]
          },
          "compression": {
            "bsonType": "string",
            "enum": [
              "none",
              "gzip",
              "zstd"
            ]
          },
          "encryption": {
            "bsonType": "string",
            "enum": [
              "none",
              "aes-256-gcm"
            ]
          },
          "storage": {
            "bsonType": "string",
            "enum": [
              "volume",
              "s3"
            ]
          },
          "collections": {
            "bsonType": "array",
            "minItems": 1,
            "maxItems": 1000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^(?!system\\.|lucid_(?:scratch|restore)_|\\.)[^$\\x00]+$"
            }
          },
          "enabled": {
            "bsonType": "bool"
          },
          "retention": {
            "bsonType": "object",
            "properties": {
              "days": {
                "bsonType": "int",
                "minimum": 1,
                "maximum": 36500
              },
              "count": {
                "bsonType": "int",
                "minimum": 1,
                "maximum": 10000
              },
              "daily": {
                "bsonType": "int",
                "minimum": 1,
                "maximum": 10000
              },
              "weekly": {
                "bsonType": "int",
                "minimum": 1,
                "maximum": 10000
              },
              "monthly": {
                "bsonType": "int",
                "minimum": 1,
                "maximum": 10000
              },
              "yearly": {
                "bsonType": "int",
                "minimum": 1,
                "maximum": 10000
              }
            }
          },
          "from_environment": {
            "bsonType": "bool"
          },
          "drill": {
            "bsonType": "bool"
          },
          "created_by": {
            "bsonType": "string",
            "maxLength": 100
          },
          "next_at": {
            "bsonType": "date"
          },
          "paused_at": {
            "bsonType": "date"
          },
          "paused_until": {
            "bsonType": "date"
          },
          "pause_reason": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "paused_by": {
            "bsonType": "string",
            "maxLength": 100
          },
          "skip_next": {
            "bsonType": "object",
            "required": [
              "at",
              "requested_by"
            ],
            "properties": {
              "at": {
                "bsonType": "date"
              },
              "reason": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 500
              },
              "requested_by": {
                "bsonType": "string",
                "maxLength": 100
              }
            }
          },
          "last_at": {
            "bsonType": "date"
          },
          "running_job_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "last_backup_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "last_error": {
            "bsonType": "string"
          },
          "succeeded": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "failed": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("backups", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "backup_id",
          "name",
          "engine",
          "status",
          "database",
          "compression",
          "storage",
          "path",
          "size_bytes",
          "documents",
          "consistency",
          "server_version",
          "manifest_sha256",
          "requested_by",
          "created_at",
          "completed_at"
        ],
        "properties": {
          "backup_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "name": {
            "bsonType": "string",
            "maxLength": 100
          },
          "engine": {
            "bsonType": "string",
            "enum": [
              "native",
              "mongodump"
            ]
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "complete",
              "partial",
              "damaged"
            ]
          },
          "database": {
            "bsonType": "string"
          },
          "compression": {
            "bsonType": "string",
            "enum": [
              "none",
              "gzip",
              "zstd"
            ]
          },
          "encryption": {
            "bsonType": "string",
            "enum": [
              "none",
              "aes-256-gcm"
            ]
          },
          "key_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 32
          },
          "storage": {
            "bsonType": "string",
            "enum": [
              "volume",
              "s3"
            ]
          },
          "path": {
            "bsonType": "string"
          },
          "size_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "documents": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "consistency": {
            "bsonType": "object",
            "required": [
              "mode"
            ],
            "properties": {
              "mode": {
                "bsonType": "string",
                "enum": [
                  "snapshot",
                  "mixed",
                  "none"
                ]
              },
              "time": {
                "bsonType": "date"
              }
            }
          },
          "namespaces": {
            "bsonType": "array",
            "items": {
              "bsonType": "object",
              "required": [
                "name",
                "type",
                "state",
                "at_time",
                "documents",
                "data_bytes",
                "size_bytes"
              ],
              "properties": {
                "name": {
                  "bsonType": "string"
                },
                "type": {
                  "bsonType": "string",
                  "enum": [
                    "collection",
                    "view",
                    "timeseries"
                  ]
                },
                "state": {
                  "bsonType": "string",
                  "enum": [
                    "complete",
                    "partial",
                    "failed"
                  ]
                },
                "reason": {
                  "bsonType": "string"
                },
                "at_time": {
                  "bsonType": "bool"
                },
                "documents": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                },
                "data_bytes": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                },
                "size_bytes": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                }
              }
            }
          },
          "collections": {
            "bsonType": "array",
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^(?!system\\.|lucid_(?:scratch|restore)_|\\.)[^$\\x00]+$"
            }
          },
          "server_version": {
            "bsonType": "string"
          },
          "manifest_sha256": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64
          },
          "requested_by": {
            "bsonType": "string"
          },
          "schedule_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 64,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "pinned": {
            "bsonType": "bool"
          },
          "created_at": {
            "bsonType": "date"
          },
          "completed_at": {
            "bsonType": "date"
          },
          "verified_at": {
            "bsonType": "date"
          },
          "proven_at": {
            "bsonType": "date"
          },
          "drilled_at": {
            "bsonType": "date"
          },
          "drill": {
            "bsonType": "object",
            "required": [
              "state",
              "duration_ms",
              "restored_documents",
              "checks"
            ],
            "properties": {
              "state": {
                "bsonType": "string",
                "enum": [
                  "passed",
                  "failed"
                ]
              },
              "reason": {
                "bsonType": "string"
              },
              "duration_ms": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              },
              "restore_ms": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              },
              "restored_documents": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              },
              "checks": {
                "bsonType": "array",
                "items": {
                  "bsonType": "object",
                  "required": [
                    "name",
                    "description",
                    "checked",
                    "violations",
                    "examples"
                  ],
                  "properties": {
                    "name": {
                      "bsonType": "string"
                    },
                    "description": {
                      "bsonType": "string"
                    },
                    "checked": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    },
                    "violations": {
                      "bsonType": [
                        "int",
                        "long",
                        "double"
                      ],
                      "multipleOf": 1,
                      "minimum": 0,
                      "maximum": 9007199254740991
                    },
                    "examples": {
                      "bsonType": "array",
                      "items": {
                        "bsonType": "object",
                        "required": [
                          "id",
                          "message"
                        ],
                        "properties": {
                          "id": {
                            "bsonType": "string"
                          },
                          "message": {
                            "bsonType": "string"
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          },
          "deleting_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("block_links", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "at"
        ],
        "properties": {
          "at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("blocks", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "block_id",
          "height",
          "previous_hash",
          "merkle_root",
          "merkle_algorithm",
          "transaction_count",
          "timestamp"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "block_id": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "height": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 2147483647
          },
          "previous_hash": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "merkle_root": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "merkle_algorithm": {
            "bsonType": "string",
            "enum": [
              "rfc9162-sha256",
              "bitcoin-sha256d",
              "sha256-promote"
            ]
          },
          "transactions": {
            "bsonType": "array",
            "maxItems": 100000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 64,
              "maxLength": 64,
              "pattern": "^[0-9a-f]{64}$"
            }
          },
          "transaction_count": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 100000
          },
          "timestamp": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error",
    "changeStreamPreAndPostImages": {
      "enabled": true
    }
  });

ensureCollection("change_checkpoints", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "owner",
          "term",
          "state",
          "caught_up",
          "applied",
          "rebuilds",
          "updated_at"
        ],
        "properties": {
          "token": {},
          "owner": {
            "bsonType": "string"
          },
          "term": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 1,
            "maximum": 9007199254740991
          },
          "state": {
            "bsonType": "string",
            "enum": [
              "rebuilding",
              "following",
              "retrying"
            ]
          },
          "problem": {
            "bsonType": "string",
            "maxLength": 1024
          },
          "action": {
            "bsonType": "string",
            "maxLength": 1024
          },
          "position": {
            "bsonType": "string",
            "pattern": "^[0-9a-f]{16}$"
          },
          "caught_up": {
            "bsonType": "bool"
          },
          "applied": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "rebuilds": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "updated_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("collection_samples", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "name",
          "at",
          "expires_at"
        ],
        "properties": {
          "name": {
            "bsonType": "string"
          },
          "at": {
            "bsonType": "date"
          },
          "sampled_at": {
            "bsonType": "date"
          },
          "coarse": {
            "bsonType": "bool"
          },
          "server": {
            "bsonType": "string"
          },
          "uptime_ms": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "expires_at": {
            "bsonType": "date"
          },
          "documents": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "data_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "storage_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "index_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "indexes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "free_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "reads": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "read_microseconds": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "writes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "write_microseconds": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("console_sessions", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "session_sha256",
          "key_id",
          "secret_proof",
          "created_at",
          "idle_until",
          "ends_at"
        ],
        "properties": {
          "session_sha256": {
            "bsonType": "string",
            "pattern": "^[0-9a-f]{64}$"
          },
          "key_id": {
            "bsonType": "string",
            "maxLength": 100
          },
          "secret_proof": {
            "bsonType": "string",
            "pattern": "^[0-9a-f]{64}$"
          },
          "created_at": {
            "bsonType": "date"
          },
          "idle_until": {
            "bsonType": "date"
          },
          "ends_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("database_samples", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "at",
          "expires_at"
        ],
        "properties": {
          "at": {
            "bsonType": "date"
          },
          "sampled_at": {
            "bsonType": "date"
          },
          "coarse": {
            "bsonType": "bool"
          },
          "server": {
            "bsonType": "string"
          },
          "uptime_ms": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "expires_at": {
            "bsonType": "date"
          },
          "collections": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "documents": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "data_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "storage_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "index_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "indexes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "disk_used_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "connections": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "active_connections": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "queued_reads": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "queued_writes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "cache_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "dirty_cache_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "resident_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "inserts": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "queries": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "updates": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "deletes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "getmores": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "commands": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "requests": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "network_in_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "network_out_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "cache_read_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "cache_written_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "evicted_pages": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "oplog_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "reads": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "read_microseconds": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "writes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          },
          "write_microseconds": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": -9007199254740991,
            "maximum": 9007199254740991
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("dead_letters", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "letter_id",
          "consumer",
          "collection_name",
          "document",
          "version",
          "deleted",
          "reason",
          "attempts",
          "first_at",
          "last_at"
        ],
        "properties": {
          "letter_id": {
            "bsonType": "string"
          },
          "consumer": {
            "bsonType": "string"
          },
          "collection_name": {
            "bsonType": "string"
          },
          "document": {
            "bsonType": "string"
          },
          "version": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "deleted": {
            "bsonType": "bool"
          },
          "reason": {
            "bsonType": "string",
            "maxLength": 1024
          },
          "attempts": {
            "bsonType": "int",
            "minimum": 1
          },
          "first_at": {
            "bsonType": "date"
          },
          "last_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("idempotency_keys", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "fingerprint",
          "salt",
          "attempt",
          "locked_until",
          "expires_at"
        ],
        "properties": {
          "caller": {
            "bsonType": "string"
          },
          "bytes": {
            "bsonType": "int",
            "minimum": 0
          },
          "fingerprint": {
            "bsonType": "string"
          },
          "salt": {
            "bsonType": "string"
          },
          "attempt": {
            "bsonType": "int",
            "minimum": 1
          },
          "locked_until": {
            "bsonType": "date"
          },
          "expires_at": {
            "bsonType": "date"
          },
          "answer": {
            "bsonType": "object",
            "required": [
              "status",
              "body"
            ],
            "properties": {
              "status": {
                "bsonType": "int"
              },
              "body": {
                "bsonType": "string"
              },
              "location": {
                "bsonType": "string"
              },
              "etag": {
                "bsonType": "string"
              }
            }
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("jobs", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "job_id",
          "kind",
          "target",
          "state",
          "attempt",
          "requested_by",
          "created_at",
          "revision",
          "after_crash",
          "crashes"
        ],
        "properties": {
          "job_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z0-9-]+$"
          },
          "kind": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 64,
            "pattern": "^[a-z][a-z0-9_]*$"
          },
          "target": {
            "bsonType": "string",
            "maxLength": 1024
          },
          "state": {
            "bsonType": "string",
            "enum": [
              "queued",
              "running",
              "succeeded",
              "failed",
              "cancelled"
            ]
          },
          "attempt": {
            "bsonType": "int",
            "minimum": 0
          },
          "phase": {
            "bsonType": "string"
          },
          "progress": {
            "bsonType": "object",
            "required": [
              "done",
              "unit"
            ],
            "properties": {
              "done": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              },
              "total": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              },
              "unit": {
                "bsonType": "string"
              },
              "current": {
                "bsonType": "string",
                "maxLength": 300
              },
              "rate": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              },
              "eta_seconds": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": 0,
                "maximum": 9007199254740991
              }
            }
          },
          "result": {},
          "error": {},
          "requested_by": {
            "bsonType": "string"
          },
          "request_id": {
            "bsonType": "string",
            "maxLength": 128
          },
          "audit_id": {
            "bsonType": "string",
            "maxLength": 36
          },
          "created_at": {
            "bsonType": "date"
          },
          "started_at": {
            "bsonType": "date"
          },
          "cancel_requested_at": {
            "bsonType": "date"
          },
          "ended_at": {
            "bsonType": "date"
          },
          "revision": {
            "bsonType": "int",
            "minimum": 1
          },
          "after_crash": {
            "bsonType": "string",
            "enum": [
              "again",
              "fail"
            ]
          },
          "crashes": {
            "bsonType": "int",
            "minimum": 0
          },
          "one_per_target": {
            "bsonType": "bool"
          },
          "audits": {
            "bsonType": "array",
            "items": {
              "bsonType": "string"
            }
          },
          "params": {},
          "checkpoint": {},
          "slot": {
            "bsonType": "int",
            "minimum": 0
          },
          "worker": {
            "bsonType": "string"
          },
          "leased_until": {
            "bsonType": "date"
          },
          "expires_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("leases", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "owner",
          "term",
          "expires_at"
        ],
        "properties": {
          "owner": {
            "bsonType": "string"
          },
          "term": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 1,
            "maximum": 9007199254740991
          },
          "expires_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("orphaned_blocks", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "block_id",
          "height",
          "previous_hash",
          "merkle_root",
          "merkle_algorithm",
          "transaction_count",
          "timestamp",
          "orphaned_at"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "block_id": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "height": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 2147483647
          },
          "previous_hash": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "merkle_root": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "merkle_algorithm": {
            "bsonType": "string",
            "enum": [
              "rfc9162-sha256",
              "bitcoin-sha256d",
              "sha256-promote"
            ]
          },
          "transactions": {
            "bsonType": "array",
            "maxItems": 100000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 64,
              "maxLength": 64,
              "pattern": "^[0-9a-f]{64}$"
            }
          },
          "transaction_count": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 100000
          },
          "timestamp": {
            "bsonType": "date"
          },
          "orphaned_at": {
            "bsonType": "date"
          },
          "reason": {
            "bsonType": "string",
            "maxLength": 1000
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("point_in_time", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "owner",
          "term",
          "updated_at"
        ],
        "properties": {
          "owner": {
            "bsonType": "string"
          },
          "term": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 1,
            "maximum": 9007199254740991
          },
          "position": {
            "bsonType": "string"
          },
          "position_at": {
            "bsonType": "date"
          },
          "problem": {
            "bsonType": "string"
          },
          "problem_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("profiled_servers", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "set_at"
        ],
        "properties": {
          "set_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("reference_locks", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "at"
        ],
        "properties": {
          "at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("removed_session_files", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "removed_at"
        ],
        "properties": {
          "removed_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("search_indices", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "index",
          "collection_name",
          "state",
          "fingerprint",
          "created_at"
        ],
        "properties": {
          "index": {
            "bsonType": "string"
          },
          "collection_name": {
            "bsonType": "string"
          },
          "state": {
            "bsonType": "string",
            "enum": [
              "building",
              "live",
              "kept"
            ]
          },
          "fingerprint": {
            "bsonType": "string"
          },
          "created_at": {
            "bsonType": "date"
          },
          "delete_after": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("secrets", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "value"
        ],
        "properties": {
          "value": {
            "bsonType": "string"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("service_samples", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "resolution",
          "at",
          "replica",
          "requests",
          "cache",
          "expires_at"
        ],
        "properties": {
          "resolution": {
            "bsonType": "string",
            "enum": [
              "minute",
              "five_minutes",
              "hour"
            ]
          },
          "at": {
            "bsonType": "date"
          },
          "replica": {
            "bsonType": "string",
            "maxLength": 100
          },
          "requests": {
            "bsonType": [
              "object"
            ]
          },
          "cache": {
            "bsonType": [
              "object"
            ]
          },
          "expires_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("session_chunks", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "session_id",
          "chunk_id",
          "chunk_index",
          "size_bytes",
          "hash",
          "status",
          "uploaded_at"
        ],
        "properties": {
          "session_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "chunk_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "chunk_index": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 99999
          },
          "size_bytes": {
            "bsonType": "int",
            "minimum": 1024,
            "maximum": 10485760
          },
          "hash": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "encrypted_hash": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "storage_path": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 512,
            "pattern": "^(?!.*(?:^|\\/)\\.{1,2}(?:\\/|$))[A-Za-z0-9._-]+(?:\\/[A-Za-z0-9._-]+)*$"
          },
          "encryption_algorithm": {
            "bsonType": "string",
            "enum": [
              "none",
              "aes-256-gcm",
              "chacha20-poly1305",
              "xchacha20-poly1305"
            ]
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "pending",
              "uploaded",
              "verified",
              "failed"
            ]
          },
          "uploaded_at": {
            "bsonType": "date"
          },
          "stored_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("sessions", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "session_id",
          "user_id",
          "status",
          "chunk_count",
          "size_bytes",
          "merkle_algorithm"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "session_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "user_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "active",
              "completed",
              "failed"
            ]
          },
          "chunks": {
            "bsonType": "array",
            "maxItems": 1000,
            "items": {
              "bsonType": "object",
              "required": [
                "chunk_index",
                "size_bytes",
                "hash"
              ],
              "properties": {
                "chunk_id": {
                  "bsonType": "string",
                  "minLength": 1,
                  "maxLength": 128,
                  "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
                },
                "chunk_index": {
                  "bsonType": "int",
                  "minimum": 0,
                  "maximum": 99999
                },
                "size_bytes": {
                  "bsonType": "int",
                  "minimum": 1024,
                  "maximum": 10485760
                },
                "hash": {
                  "bsonType": "string",
                  "minLength": 64,
                  "maxLength": 64,
                  "pattern": "^[0-9a-f]{64}$"
                },
                "encrypted_hash": {
                  "bsonType": "string",
                  "minLength": 64,
                  "maxLength": 64,
                  "pattern": "^[0-9a-f]{64}$"
                },
                "storage_path": {
                  "bsonType": "string",
                  "minLength": 1,
                  "maxLength": 512,
                  "pattern": "^(?!.*(?:^|\\/)\\.{1,2}(?:\\/|$))[A-Za-z0-9._-]+(?:\\/[A-Za-z0-9._-]+)*$"
                },
                "encryption_algorithm": {
                  "bsonType": "string",
                  "enum": [
                    "none",
                    "aes-256-gcm",
                    "chacha20-poly1305",
                    "xchacha20-poly1305"
                  ]
                },
                "status": {
                  "bsonType": "string",
                  "enum": [
                    "pending",
                    "uploaded",
                    "verified",
                    "failed"
                  ]
                },
                "uploaded_at": {
                  "bsonType": "date"
                }
              }
            }
          },
          "chunk_count": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 100000
          },
          "size_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "merkle_root": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "merkle_algorithm": {
            "bsonType": "string",
            "enum": [
              "rfc9162-sha256",
              "bitcoin-sha256d",
              "sha256-promote"
            ]
          },
          "blockchain_anchor": {
            "bsonType": "object",
            "required": [
              "block_id",
              "block_height",
              "merkle_root",
              "anchored_at",
              "confirmation_count"
            ],
            "properties": {
              "block_id": {
                "bsonType": "string",
                "minLength": 64,
                "maxLength": 64,
                "pattern": "^[0-9a-f]{64}$"
              },
              "block_height": {
                "bsonType": "int",
                "minimum": 0
              },
              "transaction_id": {
                "bsonType": "string",
                "minLength": 64,
                "maxLength": 64,
                "pattern": "^[0-9a-f]{64}$"
              },
              "merkle_root": {
                "bsonType": "string",
                "minLength": 64,
                "maxLength": 64,
                "pattern": "^[0-9a-f]{64}$"
              },
              "anchored_at": {
                "bsonType": "date"
              },
              "confirmation_count": {
                "bsonType": "int",
                "minimum": 0
              }
            }
          },
          "trust_policy_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "failure_reason": {
            "bsonType": "string",
            "maxLength": 1000
          },
          "ended_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error",
    "changeStreamPreAndPostImages": {
      "enabled": true
    }
  });

ensureCollection("transactions", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "transaction_id",
          "type",
          "status",
          "timestamp"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "transaction_id": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "type": {
            "bsonType": "string",
            "enum": [
              "session_anchor",
              "transfer",
              "trc20_transfer",
              "governance",
              "system"
            ]
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "pending",
              "confirmed",
              "failed",
              "orphaned"
            ]
          },
          "block_id": {
            "bsonType": "string",
            "minLength": 64,
            "maxLength": 64,
            "pattern": "^[0-9a-f]{64}$"
          },
          "block_height": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 2147483647
          },
          "transaction_index": {
            "bsonType": "int",
            "minimum": 0,
            "maximum": 99999
          },
          "from_address": {
            "bsonType": "string",
            "minLength": 34,
            "maxLength": 34,
            "pattern": "^T[1-9A-HJ-NP-Za-km-z]{33}$"
          },
          "to_address": {
            "bsonType": "string",
            "minLength": 34,
            "maxLength": 34,
            "pattern": "^T[1-9A-HJ-NP-Za-km-z]{33}$"
          },
          "amount": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 78,
            "pattern": "^(?:0|[1-9][0-9]{0,77})$"
          },
          "fee": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 78,
            "pattern": "^(?:0|[1-9][0-9]{0,77})$"
          },
          "currency": {
            "bsonType": "string",
            "enum": [
              "TRX",
              "USDT"
            ]
          },
          "contract_address": {
            "bsonType": "string",
            "minLength": 34,
            "maxLength": 34,
            "pattern": "^T[1-9A-HJ-NP-Za-km-z]{33}$"
          },
          "session_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "data": {
            "bsonType": "string",
            "maxLength": 65536
          },
          "signature": {
            "bsonType": "string",
            "maxLength": 1024
          },
          "timestamp": {
            "bsonType": "date"
          },
          "confirmed_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error",
    "changeStreamPreAndPostImages": {
      "enabled": true
    }
  });

ensureCollection("trust_policies", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "policy_id",
          "user_id",
          "name",
          "policy_type",
          "status",
          "rules"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "policy_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "user_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "name": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 255
          },
          "description": {
            "bsonType": "string",
            "maxLength": 1000
          },
          "policy_type": {
            "bsonType": "string",
            "enum": [
              "user_trust",
              "node_trust",
              "session_policy",
              "content_policy",
              "network_policy"
            ]
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "draft",
              "active",
              "inactive",
              "revoked"
            ]
          },
          "subjects": {
            "bsonType": "array",
            "maxItems": 1000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
            }
          },
          "actions": {
            "bsonType": "array",
            "maxItems": 200,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
            }
          },
          "resources": {
            "bsonType": "array",
            "maxItems": 1000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
            }
          },
          "rules": {
            "bsonType": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "bsonType": "object",
              "required": [
                "rule_id",
                "effect"
              ],
              "properties": {
                "rule_id": {
                  "bsonType": "string",
                  "minLength": 1,
                  "maxLength": 128,
                  "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
                },
                "effect": {
                  "bsonType": "string",
                  "enum": [
                    "allow",
                    "deny"
                  ]
                },
                "actions": {
                  "bsonType": "array",
                  "maxItems": 100,
                  "uniqueItems": true,
                  "items": {
                    "bsonType": "string",
                    "minLength": 1,
                    "maxLength": 256,
                    "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
                  }
                },
                "resources": {
                  "bsonType": "array",
                  "maxItems": 100,
                  "uniqueItems": true,
                  "items": {
                    "bsonType": "string",
                    "minLength": 1,
                    "maxLength": 256,
                    "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
                  }
                },
                "conditions": {
                  "bsonType": "array",
                  "maxItems": 50,
                  "items": {
                    "bsonType": "object",
                    "required": [
                      "field",
                      "op"
                    ],
                    "properties": {
                      "field": {
                        "bsonType": "string",
                        "minLength": 1,
                        "maxLength": 256,
                        "pattern": "^(?!(?:.*\\.)?(?:__proto__|constructor|prototype)(?:\\.|$))[A-Za-z_][A-Za-z0-9_-]{0,63}(?:\\.[A-Za-z_][A-Za-z0-9_-]{0,63}){0,7}$"
                      },
                      "op": {
                        "bsonType": "string",
                        "enum": [
                          "eq",
                          "ne",
                          "in",
                          "nin",
                          "gt",
                          "gte",
                          "lt",
                          "lte",
                          "exists",
                          "cidr",
                          "between"
                        ]
                      },
                      "value": {
                        "bsonType": [
                          "string",
                          "int",
                          "long",
                          "double",
                          "bool",
                          "array"
                        ],
                        "maxLength": 1024,
                        "maxItems": 200,
                        "items": {
                          "bsonType": [
                            "string",
                            "int",
                            "long",
                            "double",
                            "bool"
                          ],
                          "maxLength": 1024
                        }
                      }
                    }
                  }
                },
                "priority": {
                  "bsonType": "int",
                  "minimum": -1000000,
                  "maximum": 1000000
                },
                "enabled": {
                  "bsonType": "bool"
                }
              }
            }
          },
          "effective_from": {
            "bsonType": "date"
          },
          "effective_until": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error",
    "changeStreamPreAndPostImages": {
      "enabled": true
    }
  });

ensureCollection("trust_policy_versions", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "policy_id",
          "user_id",
          "name",
          "policy_type",
          "status",
          "rules"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "policy_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "user_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "name": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 255
          },
          "description": {
            "bsonType": "string",
            "maxLength": 1000
          },
          "policy_type": {
            "bsonType": "string",
            "enum": [
              "user_trust",
              "node_trust",
              "session_policy",
              "content_policy",
              "network_policy"
            ]
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "draft",
              "active",
              "inactive",
              "revoked"
            ]
          },
          "subjects": {
            "bsonType": "array",
            "maxItems": 1000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
            }
          },
          "actions": {
            "bsonType": "array",
            "maxItems": 200,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
            }
          },
          "resources": {
            "bsonType": "array",
            "maxItems": 1000,
            "uniqueItems": true,
            "items": {
              "bsonType": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
            }
          },
          "rules": {
            "bsonType": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "bsonType": "object",
              "required": [
                "rule_id",
                "effect"
              ],
              "properties": {
                "rule_id": {
                  "bsonType": "string",
                  "minLength": 1,
                  "maxLength": 128,
                  "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
                },
                "effect": {
                  "bsonType": "string",
                  "enum": [
                    "allow",
                    "deny"
                  ]
                },
                "actions": {
                  "bsonType": "array",
                  "maxItems": 100,
                  "uniqueItems": true,
                  "items": {
                    "bsonType": "string",
                    "minLength": 1,
                    "maxLength": 256,
                    "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
                  }
                },
                "resources": {
                  "bsonType": "array",
                  "maxItems": 100,
                  "uniqueItems": true,
                  "items": {
                    "bsonType": "string",
                    "minLength": 1,
                    "maxLength": 256,
                    "pattern": "^(?:\\*|[!-)+-~]{1,256})$"
                  }
                },
                "conditions": {
                  "bsonType": "array",
                  "maxItems": 50,
                  "items": {
                    "bsonType": "object",
                    "required": [
                      "field",
                      "op"
                    ],
                    "properties": {
                      "field": {
                        "bsonType": "string",
                        "minLength": 1,
                        "maxLength": 256,
                        "pattern": "^(?!(?:.*\\.)?(?:__proto__|constructor|prototype)(?:\\.|$))[A-Za-z_][A-Za-z0-9_-]{0,63}(?:\\.[A-Za-z_][A-Za-z0-9_-]{0,63}){0,7}$"
                      },
                      "op": {
                        "bsonType": "string",
                        "enum": [
                          "eq",
                          "ne",
                          "in",
                          "nin",
                          "gt",
                          "gte",
                          "lt",
                          "lte",
                          "exists",
                          "cidr",
                          "between"
                        ]
                      },
                      "value": {
                        "bsonType": [
                          "string",
                          "int",
                          "long",
                          "double",
                          "bool",
                          "array"
                        ],
                        "maxLength": 1024,
                        "maxItems": 200,
                        "items": {
                          "bsonType": [
                            "string",
                            "int",
                            "long",
                            "double",
                            "bool"
                          ],
                          "maxLength": 1024
                        }
                      }
                    }
                  }
                },
                "priority": {
                  "bsonType": "int",
                  "minimum": -1000000,
                  "maximum": 1000000
                },
                "enabled": {
                  "bsonType": "bool"
                }
              }
            }
          },
          "effective_from": {
            "bsonType": "date"
          },
          "effective_until": {
            "bsonType": "date"
          },
          "replaced_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("users", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "user_id",
          "email",
          "tron_address"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "user_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "email": {
            "bsonType": "string",
            "minLength": 6,
            "maxLength": 254,
            "pattern": "^(?=[^@]{1,64}@)[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$"
          },
          "tron_address": {
            "bsonType": "string",
            "minLength": 34,
            "maxLength": 34,
            "pattern": "^T[1-9A-HJ-NP-Za-km-z]{33}$"
          },
          "hardware_wallet": {
            "bsonType": "object",
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "bsonType": "string",
                "enum": [
                  "ledger",
                  "trezor",
                  "keepkey",
                  "other"
                ]
              },
              "model": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 100
              },
              "firmware_version": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 50
              },
              "public_key": {
                "bsonType": "string",
                "minLength": 66,
                "maxLength": 130,
                "pattern": "^(?:0[23][0-9a-f]{64}|04[0-9a-f]{128})$"
              },
              "derivation_path": {
                "bsonType": "string",
                "minLength": 15,
                "maxLength": 64,
                "pattern": "^m\\/44'\\/195'\\/[0-9]{1,10}'\\/[01]\\/[0-9]{1,10}$"
              },
              "connected_at": {
                "bsonType": "date"
              }
            }
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error",
    "changeStreamPreAndPostImages": {
      "enabled": true
    }
  });

ensureCollection("volume_allocation", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "changes"
        ],
        "properties": {
          "changes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("volume_samples", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "volume",
          "day",
          "used_bytes",
          "file_count",
          "quota_bytes",
          "sampled_at"
        ],
        "properties": {
          "volume": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^[a-z0-9][a-z0-9-]{0,62}$"
          },
          "day": {
            "bsonType": "string",
            "pattern": "^\\d{4}-\\d\\d-\\d\\d$"
          },
          "used_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "file_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "quota_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "sampled_at": {
            "bsonType": "date"
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("volume_scans", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "volume",
          "scanned_at",
          "corrected",
          "file_count",
          "used_bytes",
          "used_before_bytes",
          "swept_count",
          "odd_count",
          "orphan_count",
          "orphan_bytes",
          "orphans_removed_count",
          "folders",
          "oddities"
        ],
        "properties": {
          "volume": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^[a-z0-9][a-z0-9-]{0,62}$"
          },
          "scanned_at": {
            "bsonType": "date"
          },
          "corrected": {
            "bsonType": "bool"
          },
          "file_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "used_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "used_before_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "swept_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "odd_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "orphan_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "orphan_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "orphans_removed_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "folders": {
            "bsonType": "array",
            "items": {
              "bsonType": "object",
              "required": [
                "path",
                "file_count",
                "size_bytes"
              ],
              "properties": {
                "path": {
                  "bsonType": "string"
                },
                "file_count": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                },
                "size_bytes": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 9007199254740991
                }
              }
            }
          },
          "oddities": {
            "bsonType": "array",
            "items": {
              "bsonType": "object",
              "required": [
                "path",
                "kind"
              ],
              "properties": {
                "path": {
                  "bsonType": "string"
                },
                "kind": {
                  "bsonType": "string",
                  "enum": [
                    "link",
                    "hard_link",
                    "special_file",
                    "foreign_name",
                    "other_disk",
                    "too_deep",
                    "orphan"
                  ]
                }
              }
            }
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("volumes", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "name",
          "state",
          "quota_bytes",
          "read_only",
          "used_bytes",
          "file_count",
          "claims",
          "created_at",
          "updated_at",
          "version"
        ],
        "properties": {
          "name": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^[a-z0-9][a-z0-9-]{0,62}$"
          },
          "state": {
            "bsonType": "string",
            "enum": [
              "creating",
              "ready",
              "deleting"
            ]
          },
          "quota_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 1048576,
            "maximum": 1000000000000000
          },
          "read_only": {
            "bsonType": "bool"
          },
          "used_bytes": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 1000000000000000
          },
          "file_count": {
            "bsonType": [
              "int",
              "long",
              "double"
            ],
            "multipleOf": 1,
            "minimum": 0,
            "maximum": 9007199254740991
          },
          "claims": {
            "bsonType": "array",
            "items": {
              "bsonType": "object",
              "required": [
                "id",
                "path",
                "part",
                "phase",
                "bytes",
                "expires_at"
              ],
              "properties": {
                "id": {
                  "bsonType": "string"
                },
                "path": {
                  "bsonType": "string"
                },
                "part": {
                  "bsonType": "int",
                  "minimum": 0
                },
                "phase": {
                  "bsonType": "string",
                  "enum": [
                    "writing",
                    "publishing",
                    "removing"
                  ]
                },
                "bytes": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": 0,
                  "maximum": 1000000000000000
                },
                "inode": {
                  "bsonType": "string"
                },
                "change_bytes": {
                  "bsonType": [
                    "int",
                    "long",
                    "double"
                  ],
                  "multipleOf": 1,
                  "minimum": -1000000000000000,
                  "maximum": 1000000000000000
                },
                "change_files": {
                  "bsonType": "int",
                  "minimum": 0
                },
                "expires_at": {
                  "bsonType": "date"
                }
              }
            }
          },
          "scan": {
            "bsonType": "object",
            "required": [
              "id",
              "part",
              "touched",
              "late_bytes",
              "late_files"
            ],
            "properties": {
              "id": {
                "bsonType": "string"
              },
              "part": {
                "bsonType": "int",
                "minimum": 0
              },
              "touched": {
                "bsonType": "bool"
              },
              "late_bytes": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": -1000000000000000,
                "maximum": 1000000000000000
              },
              "late_files": {
                "bsonType": [
                  "int",
                  "long",
                  "double"
                ],
                "multipleOf": 1,
                "minimum": -1000000000000000,
                "maximum": 1000000000000000
              }
            }
          },
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error"
  });

ensureCollection("wallets", {
    "validator": {
      "$jsonSchema": {
        "bsonType": "object",
        "required": [
          "created_at",
          "updated_at",
          "version",
          "wallet_id",
          "user_id",
          "tron_address",
          "wallet_type",
          "status",
          "is_primary"
        ],
        "properties": {
          "created_at": {
            "bsonType": "date"
          },
          "updated_at": {
            "bsonType": "date"
          },
          "version": {
            "bsonType": "int",
            "minimum": 1
          },
          "wallet_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "user_id": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?!(?:bulk|by-address|by-email|by-tron-address|evaluate|validate)$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
          },
          "tron_address": {
            "bsonType": "string",
            "minLength": 34,
            "maxLength": 34,
            "pattern": "^T[1-9A-HJ-NP-Za-km-z]{33}$"
          },
          "wallet_type": {
            "bsonType": "string",
            "enum": [
              "software",
              "hardware",
              "paper",
              "multisig"
            ]
          },
          "status": {
            "bsonType": "string",
            "enum": [
              "active",
              "inactive",
              "locked",
              "compromised"
            ]
          },
          "nickname": {
            "bsonType": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "public_key": {
            "bsonType": "string",
            "minLength": 66,
            "maxLength": 130,
            "pattern": "^(?:0[23][0-9a-f]{64}|04[0-9a-f]{128})$"
          },
          "derivation_path": {
            "bsonType": "string",
            "minLength": 15,
            "maxLength": 64,
            "pattern": "^m\\/44'\\/195'\\/[0-9]{1,10}'\\/[01]\\/[0-9]{1,10}$"
          },
          "is_primary": {
            "bsonType": "bool"
          },
          "hardware_wallet": {
            "bsonType": "object",
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "bsonType": "string",
                "enum": [
                  "ledger",
                  "trezor",
                  "keepkey",
                  "other"
                ]
              },
              "model": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 100
              },
              "firmware_version": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 50
              },
              "public_key": {
                "bsonType": "string",
                "minLength": 66,
                "maxLength": 130,
                "pattern": "^(?:0[23][0-9a-f]{64}|04[0-9a-f]{128})$"
              },
              "derivation_path": {
                "bsonType": "string",
                "minLength": 15,
                "maxLength": 64,
                "pattern": "^m\\/44'\\/195'\\/[0-9]{1,10}'\\/[01]\\/[0-9]{1,10}$"
              },
              "connected_at": {
                "bsonType": "date"
              }
            }
          },
          "balances": {
            "bsonType": "object",
            "required": [
              "synced_at"
            ],
            "properties": {
              "trx": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 78,
                "pattern": "^(?:0|[1-9][0-9]{0,77})$"
              },
              "usdt": {
                "bsonType": "string",
                "minLength": 1,
                "maxLength": 78,
                "pattern": "^(?:0|[1-9][0-9]{0,77})$"
              },
              "synced_at": {
                "bsonType": "date"
              }
            }
          }
        }
      }
    },
    "validationLevel": "strict",
    "validationAction": "error",
    "changeStreamPreAndPostImages": {
      "enabled": true
    }
  });
