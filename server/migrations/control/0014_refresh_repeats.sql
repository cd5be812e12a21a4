-- A refresh whose answer was lost may be repeated once by the client that sent it. The successor follows
-- from the presented token, which is never stored, and from this seed; the key proves the client.
-- Both are null for clients that sent no Idempotency-Key, and again after the one repeat.

alter table control.refresh_token
  add column successor_seed bytea,
  add column repeat_key_hash bytea;
