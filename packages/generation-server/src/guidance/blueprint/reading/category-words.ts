/**
 * Wide nouns of WordNet and the shape that stands for the whole kind: what a noun that no table knows falls back to.
 * Same notation as the noun tables, all of it loose.
 */
export const CATEGORY_WORDS = `
dog: ~canine, ~carnivore, ~mammal, ~animal, ~creature, ~placental
cat: ~feline
rodent: ~insectivore, ~marsupial
monkey: ~primate
cow: ~bovid, ~ungulate
lizard: ~reptile, ~lizard, ~amphibian
snake: ~serpent
frog: ~anuran
dinosaur: ~archosaur
songbird: ~bird, ~passerine
eagle: ~bird of prey, ~raptor
duck: ~waterfowl, ~aquatic bird, ~seabird
flamingo: ~wading bird
chicken: ~gallinaceous bird
fish: ~fish, ~bony fish
dolphin: ~cetacean
shark: ~elasmobranch
crab: ~crustacean
shell: ~mollusk
beetle: ~insect, ~arthropod, ~bug, ~invertebrate
spider: ~arachnid
caterpillar: ~worm
coral: ~coelenterate
dragon: ~monster, ~mythical creature, ~mythical being
broadleaf_tree: ~tree, ~angiospermous tree, ~woody plant
conifer: ~gymnosperm
palm_tree: ~palm
shrub: ~shrub
vine: ~vine
fern: ~fern, ~pteridophyte
five_petal_flower: ~flower, ~wildflower, ~blossom
reeds: ~grass, ~sedge
leafy_plant: ~plant, ~herb, ~weed, ~houseplant, ~seedling, ~plant part
mushroom: ~fungus
cactus: ~succulent
leaf: ~leaf
round_fruit: ~fruit, ~edible fruit
berry: ~berry
nut: ~nut, ~seed
cabbage: ~leafy vegetable, ~greens
carrot: ~vegetable, ~root vegetable
food_plate: ~food, ~dish, ~foodstuff, ~meal, ~nutriment
food_bowl: ~soup, ~pasta, ~stew, ~salad, ~condiment, ~sauce
bread: ~bread, ~baked goods
cake: ~cake, ~dessert, ~sweet
cookie: ~cookie
meat: ~meat
cheese: ~cheese
drink_glass: ~beverage, ~drink, ~alcohol, ~liquid
lollipop: ~candy
car: ~motor vehicle, ~car, ~vehicle, ~wheeled vehicle
truck: ~truck
train: ~train, ~locomotive
cart: ~cart, ~wagon, ~carriage
motorcycle: ~motorcycle
airplane: ~aircraft, ~heavier-than-air craft
spaceship: ~spacecraft
ship: ~ship, ~vessel
motorboat: ~boat, ~watercraft
rowboat: ~small boat
table: ~furniture, ~table
chair: ~chair, ~seat
bed: ~bed
cabinet: ~cabinet, ~case
lamp: ~lamp, ~light, ~source of illumination
sword: ~weapon, ~sword, ~blade
rifle: ~gun, ~firearm
cannon: ~artillery
spear: ~missile weapon
hammer: ~tool, ~hand tool, ~implement
machine: ~machine, ~apparatus, ~engine, ~mechanism
box_device: ~device, ~electronic device, ~equipment, ~electronic equipment, ~instrument, ~measuring instrument, ~instrumentality
appliance: ~appliance, ~kitchen appliance
desktop_computer: ~computer
drum: ~musical instrument, ~percussion instrument
guitar: ~stringed instrument
flute: ~wind instrument, ~woodwind
trumpet: ~brass
house: ~building, ~house, ~dwelling, ~edifice, ~housing
tower: ~tower
church: ~place of worship
wall: ~structure, ~construction, ~barrier, ~area
room: ~room
shirt: ~clothing, ~garment, ~shirt, ~consumer goods
jacket: ~coat, ~outerwear
dress: ~dress, ~gown
hat: ~hat, ~headdress
shoe: ~shoe, ~footwear
trousers: ~trouser, ~undergarment
glove: ~glove
scarf: ~neckwear
box: ~container, ~box, ~receptacle
bottle: ~bottle
bag: ~bag
bowl: ~bowl, ~dish
cooking_pot: ~kitchen utensil, ~cooking utensil, ~pot
plate: ~tableware, ~crockery
cutlery: ~cutlery
pendant: ~jewelry, ~adornment, ~jewel
gemstone: ~gem, ~precious stone, ~transparent gem
rock: ~rock, ~mineral, ~stone, ~natural object, ~ore
ball: ~toy, ~plaything, ~ball, ~sports equipment, ~game equipment
sign: ~sign, ~signboard
person: ~person, ~human, ~worker, ~deity, ~spiritual being
body_part: ~body part, ~organ
bone: ~bone
mountain: ~geological formation, ~land
cloud: ~atmospheric phenomenon
rug: ~fabric, ~covering, ~textile, ~cloth, ~floor cover
book: ~book, ~publication
column: ~support, ~column
chain: ~rope
pipe: ~tube, ~conduit
wheel: ~wheel
bust: ~sculpture, ~statue
picture_frame: ~picture, ~art, ~representation
solid: ~shape, ~plane figure, ~solid figure, ~artifact, ~whole
`;
