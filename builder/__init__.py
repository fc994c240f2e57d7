"""The build: text, data and tested Python in; pages out. A folder is a floor.

Floors, from the ground: `text`, `explorations`, `curriculum` and `examples`, `lessons`,
`notebooks` and `browser`, `pages`, `search`, `site`. Each imports from those below it only.
"""
