do 0
