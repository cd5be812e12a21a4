-- The counterpart of a step for PostgreSQL's own function; nothing changes here.
do 0
