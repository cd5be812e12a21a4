-- A cell that is being built takes nobody yet; it is opened once everything in it has been checked.
alter table control.cell
  drop constraint cell_state_check,
  add constraint cell_state_check check (state in ('building', 'open', 'full', 'draining'));
