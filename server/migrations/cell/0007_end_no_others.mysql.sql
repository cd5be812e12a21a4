-- On these servers a user may end its own sessions, and no right takes that away; nothing changes here.
do 0
